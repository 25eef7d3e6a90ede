import assert from "node:assert/strict";
import { mergeDuplicates } from "../../src/handshake/duplicates";
import { type Guard, judge } from "../../src/handshake/guard";
import type { Handshake } from "../../src/handshake/handshake";
import { sendersOf } from "../../src/handshake/sender";

const own = "222222222222";
const id = "h-examplehandshakeid111";
const guard: Guard = { accountId: own, allowedOrganizations: ["o-partner00001"], actions: ["INVITE"] };

function sent(organization: string, account: string, more: Handshake = {}): Handshake {
    const arn = `arn:aws:organizations::${account}:handshake/${organization}/invite/${id}`;
    return {
        id,
        arn,
        action: "INVITE",
        state: "OPEN",
        parties: [],
        resources: [{ type: "NOTES", value: "a note" }],
        ...more,
    };
}

const partner = sent("o-partner00001", "111111111111");
const stranger = sent("o-stranger0001", "666666666666");

describe("mergeDuplicates", () => {
    it("merges descriptions that differ only in the state, and keeps the most dangerous state", () => {
        for (const state of ["DECLINED", "ACCEPTED", "NEW", undefined]) {
            assert.deepEqual(mergeDuplicates([{ ...partner, state }, partner]), partner);
            assert.deepEqual(mergeDuplicates([partner, { ...partner, state }, { ...partner, state }]), partner);
        }
        assert.equal(mergeDuplicates([partner]), partner);
        assert.deepEqual(mergeDuplicates([{ id, state: "OPEN" }, { id }]).resources, undefined);
    });

    it("makes the verdict unclear if one handshake has an allowed and an unwanted sender", () => {
        for (const duplicates of [
            [partner, stranger],
            [stranger, partner],
            [partner, { ...stranger, state: "DECLINED" }],
            [{ ...partner, state: "DECLINED" }, stranger],
            [partner, { ...stranger, arn: undefined, parties: [{ type: "ORGANIZATION", id: "stranger0001" }] }],
            [partner, partner, stranger],
        ] as [Handshake, ...Handshake[]][]) {
            assert.equal(judge(guard, mergeDuplicates(duplicates)).verdict, "unclear");
        }
        const { organizationIds, accountIds } = sendersOf(mergeDuplicates([partner, stranger]));
        assert.deepEqual(organizationIds, ["o-partner00001", "o-stranger0001"]);
        assert.deepEqual(accountIds, ["111111111111", "666666666666"]);
    });

    it("does not hide an unwanted handshake behind one of the account itself or one with another action", () => {
        const ours = sent("o-oursoursours", own);
        assert.equal(judge(guard, mergeDuplicates([ours, stranger])).verdict, "unwanted");
        assert.equal(judge(guard, mergeDuplicates([stranger, ours])).verdict, "unwanted");
        const migration = { ...stranger, action: "ENABLE_ALL_FEATURES" };
        for (const duplicates of [
            [migration, stranger],
            [stranger, migration],
        ] as [Handshake, Handshake][]) {
            assert.equal(judge(guard, mergeDuplicates(duplicates)).verdict, "unclear");
        }
    });

    it("treats a missing member as a contradiction, and keeps a sender that any description names", () => {
        const { arn: _, ...withoutArn } = partner;
        assert.equal(judge(guard, mergeDuplicates([withoutArn, partner])).verdict, "allowed");
        assert.equal(judge(guard, mergeDuplicates([withoutArn, sent("o-oursoursours", own)])).verdict, "unwanted");
        const migration = { ...stranger, action: "ENABLE_ALL_FEATURES" };
        assert.deepEqual(judge(guard, mergeDuplicates([{ ...migration, action: undefined }, migration])), {
            verdict: "unclear",
            doubt: "AWS sent an action in an unknown format, none or ENABLE_ALL_FEATURES",
        });
    });

    it("keeps a member that only some descriptions have, and adds nothing that no description has", () => {
        const resources = [{ type: "NOTES", value: "a note" }];
        const parties = [{ type: "ACCOUNT", id: own }];
        assert.deepEqual(mergeDuplicates([{ id }, { id, resources, parties }]), {
            id,
            action: undefined,
            arn: undefined,
            resources,
            parties,
        });
        const { arn: _, ...withoutArn } = partner;
        assert.deepEqual(
            mergeDuplicates([{ ...withoutArn, arn: "no ARN of a handshake" }, withoutArn]).resources,
            resources,
        );
        assert.deepEqual(mergeDuplicates([partner, withoutArn]).resources, [
            { type: "ORGANIZATION", value: "o-partner00001" },
            { type: "MANAGEMENT_ACCOUNT", value: "111111111111" },
            ...resources,
        ]);
    });

    it("takes time in proportion to the number of descriptions", () => {
        const duplicates = Array.from({ length: 50_000 }, (_, at) => ({
            ...stranger,
            action: `A${at}`,
            arn: `arn:${at}`,
        }));
        const { action, parties } = mergeDuplicates([stranger, ...duplicates]);
        assert.equal(action, "INVITE or A0");
        assert.deepEqual(parties, []);
    });
});

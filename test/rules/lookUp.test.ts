import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { HandshakeError } from "../../src/resources/handshakeError";
import { requireConnection, requireKnownArguments } from "../../src/resources/lookUps/check";
import { lookUpHandshake } from "../../src/resources/lookUps/lookUpHandshake";
import { lookUpHandshakes } from "../../src/resources/lookUps/lookUpHandshakes";
import type { HandshakeFilter } from "../../src/resources/lookUps/properties";
import { FakeAccount } from "./support/fakeAccount";
import { FakeOrganizations, refusal } from "./support/fakeOrganizations";

const own = "222222222222";
const id = "h-examplehandshakeid111";

function handshake(id: string, organization: string, more: Handshake = {}): Handshake {
    const arn = `arn:aws:organizations::111111111111:handshake/${organization}/invite/${id}`;
    return { id, arn, action: "INVITE", state: "OPEN", ...more };
}

describe("looking up a received handshake", () => {
    it("tells the outputs that the resource has, and none of its inputs but the id", async () => {
        const parties = [{ type: "EMAIL", id: "anaya@example.com" }];
        const resources = [{ type: "NOTES", value: "a note", resources: [{ type: "SOMETHING_NEW" }] }];
        const times = {
            requestedTimestamp: "2026-01-01T00:00:00.000Z",
            expirationTimestamp: "2026-01-16T00:00:00.000Z",
        };
        const describe = handshake(id, "o-exampleorgid", { parties, resources, ...times });
        const organizations = new FakeOrganizations({ describe });
        assert.deepEqual(await lookUpHandshake(organizations, id), {
            handshakeId: id,
            arn: describe.arn,
            action: "INVITE",
            state: "OPEN",
            ...times,
            organizationId: "o-exampleorgid",
            senderAccountId: "111111111111",
            parties,
            resources,
        });
        assert.deepEqual(organizations.calls, [`describe ${id}`]);
    });

    it("tells the id that was asked for where AWS leaves it out", async () => {
        assert.equal((await lookUpHandshake(new FakeOrganizations({ describe: {} }), id)).handshakeId, id);
    });

    it("is an error with the possible causes where AWS doesn't know it", async () => {
        const notFound = refusal("HandshakeNotFoundException");
        const organizations = new FakeOrganizations({ describe: notFound });
        await assert.rejects(lookUpHandshake(organizations, id), (error: unknown) => {
            assert(error instanceof HandshakeError);
            assert.match(
                error.message,
                new RegExp(
                    `Handshake ${id} was not found .*mistyped.*another account.*30 days.*remove this look-up from the program`,
                ),
            );
            assert.doesNotMatch(error.message, /resource/);
            assert.equal(error.cause, notFound);
            return true;
        });
    });

    it("is the same error as AWS's where it is denied", async () => {
        const denied = refusal("AccessDeniedException");
        await assert.rejects(lookUpHandshake(new FakeOrganizations({ describe: denied }), id), denied);
    });

    it("calls nothing for what can't be an id", async () => {
        for (const wrong of ["", "h-", "h-short", "o-exampleorgid", undefined as unknown as string]) {
            const organizations = new FakeOrganizations();
            await assert.rejects(lookUpHandshake(organizations, wrong), /isn't a handshake's id/);
            assert.deepEqual(organizations.calls, []);
        }
    });
});

describe("looking up all received handshakes", () => {
    const sentByUs = `arn:aws:organizations::${own}:handshake/o-oursoursours/invite/h-sentbyus11`;
    const account = () =>
        new FakeAccount(own, [
            handshake("h-dddddddd4", "o-otherorgid", { action: "TRANSFER_RESPONSIBILITY", state: "REQUESTED" }),
            handshake("h-aaaaaaaa1", "o-exampleorgid"),
            handshake("h-sentbyus11", "o-oursoursours", { arn: sentByUs }),
            handshake("h-cccccccc3", "o-otherorgid"),
            handshake("h-bbbbbbbb2", "o-exampleorgid", { state: "DECLINED" }),
            { id: "h-eeeeeeee5" },
            {
                id: "h-ffffffff6",
                state: "OPEN",
                resources: [{ type: "MANAGEMENT_ACCOUNT", value: own }],
                parties: [{ type: "ORGANIZATION", id: "exampleorgid" }],
            },
        ]);
    const found = async (wanted: HandshakeFilter) =>
        (await lookUpHandshakes(account(), wanted)).map(({ handshakeId }) => handshakeId.slice(-1)).join("");

    it("finds all but those that the account sent itself, in the order of their ids, and declines none", async () => {
        const asked = account();
        const all = await lookUpHandshakes(asked, {});
        assert.equal(all.map(({ handshakeId }) => handshakeId.slice(-1)).join(""), "123456");
        assert.deepEqual(asked.calls, ["accountId", "list"]);
    });

    for (const name of ["states", "actions", "organizations"]) {
        it(`refuses an empty list of ${name}, which would find nothing whatever is pending`, async () => {
            const asked = account();
            await assert.rejects(lookUpHandshakes(asked, { [name]: [] }), new RegExp(`${name} must not be empty`));
            assert.deepEqual(asked.calls, []);
        });
    }

    for (const [wanted, expected] of [
        [{ states: ["OPEN"] }, "136"],
        [{ states: ["OPEN", "REQUESTED"] }, "1346"],
        [{ states: ["ACCEPTED"] }, ""],
        [{ actions: ["INVITE"] }, "123"],
        [{ actions: ["ENABLE_ALL_FEATURES"] }, ""],
        [{ organizations: ["o-exampleorgid"] }, "126"],
        [{ organizations: ["o-exampleorgid", "o-otherorgid"] }, "12346"],
        [{ states: ["OPEN"], actions: ["INVITE"], organizations: ["o-otherorgid"] }, "3"],
        [{ actions: ["TRANSFER_RESPONSIBILITY"] }, "4"],
        [{ actions: ["APPROVE_ALL_FEATURES", "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE"] }, ""],
        [{ states: undefined, actions: undefined, organizations: undefined }, "123456"],
    ] as [HandshakeFilter, string][]) {
        it(`finds ${expected === "" ? "none, which is no error," : expected} for ${JSON.stringify(wanted)}`, async () => {
            assert.equal(await found(wanted), expected);
        });
    }

    for (const [wanted, message] of [
        [{ states: ["open"] }, /^states must contain only a state as AWS spells it, such as OPEN, not "open"/],
        [{ states: ["OPEN", ""] }, /^states .*not ""/],
        [{ states: ["OPNE"] }, /^states .*not "OPNE"/],
        [
            { actions: ["INVIT"] },
            /^actions must contain only an action .*\(INVITE, TRANSFER_RESPONSIBILITY, ENABLE_ALL_FEATURES, APPROVE_ALL_FEATURES, ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE\), not "INVIT"/,
        ],
        [{ states: [undefined] }, /^states /],
        [{ states: "OPEN" }, /^states must be a list/],
        [{ actions: ["Invite"] }, /^actions .*"Invite"/],
        [{ organizations: ["exampleorgid"] }, /^organizations .*such as "o-exampleorgid", not "exampleorgid"/],
        [{ organizations: ["an o-exampleorgid"] }, /^organizations .*not "an o-exampleorgid"/],
        [{ organizations: ["o-exampleorgid "] }, /^organizations .*not "o-exampleorgid "/],
        [{ organizations: ["o-exampleorgid", "111111111111"] }, /^organizations .*"111111111111"/],
    ] as [HandshakeFilter, RegExp][]) {
        it(`refuses ${JSON.stringify(wanted)}, which would find nothing, before anything is called`, async () => {
            const asked = account();
            await assert.rejects(lookUpHandshakes(asked, wanted), (error: unknown) => {
                assert(error instanceof HandshakeError, String(error));
                assert.match(error.message, message);
                return true;
            });
            assert.deepEqual(asked.calls, []);
        });
    }

    it("doesn't pass over one whose id AWS leaves out", async () => {
        const nameless = { state: "OPEN", action: "INVITE" };
        const all = await lookUpHandshakes(new FakeAccount(own, [nameless]), { states: ["OPEN"] });
        assert.deepEqual(
            all.map(({ handshakeId, state }) => [handshakeId, state]),
            [["", "OPEN"]],
        );
    });

    it("is an error, and no empty list, where it is denied", async () => {
        const asked = account();
        asked.denied = refusal("AccessDeniedException");
        await assert.rejects(lookUpHandshakes(asked, {}), asked.denied);
    });
});

describe("the connection of a look-up", () => {
    it("is refused where a resource's would be", () => {
        requireConnection(undefined);
        requireConnection({ region: "us-east-1" });
        assert.throws(() => requireConnection({ secretKey: "s" }), /^HandshakeError: connection\.secretKey /);
        assert.throws(() => requireConnection({ reigon: "us-east-1" }), /^HandshakeError: connection\.reigon /);
    });
});

describe("the arguments of a look-up", () => {
    it("are refused where one is misspelled, which would otherwise filter nothing", () => {
        requireKnownArguments("getReceivedHandshake", { handshakeId: id, connection: undefined });
        assert.throws(
            () => requireKnownArguments("getReceivedHandshake", { handshakeID: id }),
            /^HandshakeError: handshakeID is not an argument of getReceivedHandshake; its arguments are handshakeId, connection\.$/,
        );
        requireKnownArguments("getReceivedHandshakes", { states: ["OPEN"], connection: undefined });
        assert.throws(
            () => requireKnownArguments("getReceivedHandshakes", { state: ["OPEN"] }),
            /^HandshakeError: state is not an argument of getReceivedHandshakes; its arguments are states, actions, organizations, connection\.$/,
        );
    });
});

import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { lists, lookUps } from "../../src/native/plugin/lookUps";
import type { Session } from "../../src/native/plugin/resourceProvider";
import { functionTokens, resourceTypes } from "../../src/native/tokens";
import type { AccountClient } from "../../src/resources/accountClient";
import { HandshakeError } from "../../src/resources/handshakeError";
import { requireConnection, requireKnownArguments } from "../../src/resources/lookUps/check";
import { lookUpHandshake } from "../../src/resources/lookUps/lookUpHandshake";
import { lookUpHandshakes } from "../../src/resources/lookUps/lookUpHandshakes";
import type { HandshakeFilter } from "../../src/resources/lookUps/properties";
import { FakeAccount } from "./support/fakeAccount";
import { FakeHandshakeClient, refusal } from "./support/fakeHandshakeClient";

const own = "222222222222";
const id = "h-examplehandshakeid111";

function handshake(id: string, organization: string, more: Handshake = {}): Handshake {
    const arn = `arn:aws:organizations::111111111111:handshake/${organization}/invite/${id}`;
    return { id, arn, action: "INVITE", state: "OPEN", ...more };
}

describe("lookUpHandshake", () => {
    it("returns the outputs of ReceivedHandshake and of its inputs only handshakeId", async () => {
        const parties = [{ type: "EMAIL", id: "anaya@example.com" }];
        const resources = [{ type: "NOTES", value: "a note", resources: [{ type: "SOMETHING_NEW" }] }];
        const times = {
            requestedTimestamp: "2026-01-01T00:00:00.000Z",
            expirationTimestamp: "2026-01-16T00:00:00.000Z",
        };
        const describe = handshake(id, "o-exampleorgid", { parties, resources, ...times });
        const client = new FakeHandshakeClient({ describe });
        assert.deepEqual(await lookUpHandshake(client, id), {
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
        assert.deepEqual(client.calls, [`describe ${id}`]);
    });

    it("returns the ID of its argument if AWS sends none", async () => {
        assert.equal((await lookUpHandshake(new FakeHandshakeClient({ describe: {} }), id)).handshakeId, id);
    });

    it("fails with the possible causes if AWS does not find the handshake", async () => {
        const notFound = refusal("HandshakeNotFoundException");
        const client = new FakeHandshakeClient({ describe: notFound });
        await assert.rejects(lookUpHandshake(client, id), (error: unknown) => {
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

    it("passes on the error of a denied call", async () => {
        const denied = refusal("AccessDeniedException");
        await assert.rejects(lookUpHandshake(new FakeHandshakeClient({ describe: denied }), id), denied);
    });

    it("makes no call for an invalid ID", async () => {
        for (const wrong of ["", "h-", "h-short", "o-exampleorgid", undefined, null, [id]]) {
            const client = new FakeHandshakeClient();
            await assert.rejects(lookUpHandshake(client, wrong), /isn't a handshake's id/);
            assert.deepEqual(client.calls, []);
        }
    });

    it("shows a value that is no string as JSON", async () => {
        for (const [wrong, shown] of [
            [undefined, "undefined"],
            [[id], `["${id}"]`],
            ["h-short", '"h-short"'],
        ]) {
            await assert.rejects(lookUpHandshake(new FakeHandshakeClient(), wrong), (error: Error) =>
                error.message.startsWith(`${shown} isn't`),
            );
        }
    });
});

describe("lookUpHandshakes", () => {
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
    const found = async (filter: HandshakeFilter) =>
        (await lookUpHandshakes(account(), filter)).map(({ handshakeId }) => handshakeId.slice(-1)).join("");

    it("returns all handshakes except the account's own, sorted by ID, and declines none", async () => {
        const fakeAccount = account();
        const all = await lookUpHandshakes(fakeAccount, {});
        assert.equal(all.map(({ handshakeId }) => handshakeId.slice(-1)).join(""), "123456");
        assert.deepEqual(fakeAccount.calls, ["accountId", "list"]);
    });

    for (const name of ["states", "actions", "organizations"]) {
        it(`rejects an empty list of ${name}, which no handshake matches`, async () => {
            const fakeAccount = account();
            await assert.rejects(lookUpHandshakes(fakeAccount, { [name]: [] }), {
                message: `${name} must not be empty. Leave it out to find handshakes whatever their ${name} are.`,
            });
            assert.deepEqual(fakeAccount.calls, []);
        });
    }

    for (const [filter, expected] of [
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
        it(`finds ${expected === "" ? "none, which is no error," : expected} for ${JSON.stringify(filter)}`, async () => {
            assert.equal(await found(filter), expected);
        });
    }

    for (const [filter, message] of [
        [{ states: ["open"] }, /^states must contain only a state as AWS spells it, such as OPEN, not "open"/],
        [{ states: ["OPEN", ""] }, /^states .*not ""/],
        [{ states: ["OPNE"] }, /^states .*not "OPNE"/],
        [
            { actions: ["INVIT"] },
            /^actions must contain only an action .*\(INVITE, TRANSFER_RESPONSIBILITY, ENABLE_ALL_FEATURES, APPROVE_ALL_FEATURES, ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE\), not "INVIT"/,
        ],
        [{ states: [undefined] }, /^states /],
        [{ states: "OPEN" }, /^states must be a list/],
        [{ states: [["OPEN"]] }, /^states .*not \["OPEN"\]/],
        [{ actions: [["INVITE"]] }, /^actions .*not \["INVITE"\]/],
        [{ organizations: [["o-exampleorgid"]] }, /^organizations .*not \["o-exampleorgid"\]/],
        [{ actions: ["Invite"] }, /^actions .*"Invite"/],
        [{ organizations: ["exampleorgid"] }, /^organizations .*such as "o-exampleorgid", not "exampleorgid"/],
        [{ organizations: ["an o-exampleorgid"] }, /^organizations .*not "an o-exampleorgid"/],
        [{ organizations: ["o-exampleorgid "] }, /^organizations .*not "o-exampleorgid "/],
        [{ organizations: ["o-exampleorgid", "111111111111"] }, /^organizations .*"111111111111"/],
    ] as [HandshakeFilter, RegExp][]) {
        it(`rejects ${JSON.stringify(filter)}, which no handshake matches, before any call`, async () => {
            const fakeAccount = account();
            await assert.rejects(lookUpHandshakes(fakeAccount, filter), (error: unknown) => {
                assert(error instanceof HandshakeError, String(error));
                assert.match(error.message, message);
                return true;
            });
            assert.deepEqual(fakeAccount.calls, []);
        });
    }

    it("omits a handshake with a missing or unknown state if there is a filter of states, and finds it without", async () => {
        const unclear = [
            handshake("h-nostate111", "o-exampleorgid", { state: undefined }),
            handshake("h-newstate11", "o-exampleorgid", { state: "SOMETHING_NEW" }),
        ];
        const idsOf = async (filter: HandshakeFilter) =>
            (await lookUpHandshakes(new FakeAccount(own, unclear), filter)).map(({ handshakeId }) => handshakeId);
        assert.deepEqual(await idsOf({ states: ["OPEN", "REQUESTED"] }), []);
        assert.deepEqual(await idsOf({}), ["h-newstate11", "h-nostate111"]);
    });

    it("returns a handshake without an ID", async () => {
        const withoutId = { state: "OPEN", action: "INVITE" };
        const all = await lookUpHandshakes(new FakeAccount(own, [withoutId]), { states: ["OPEN"] });
        assert.deepEqual(
            all.map(({ handshakeId, state }) => [handshakeId, state]),
            [["", "OPEN"]],
        );
    });

    it("fails if the call is denied, and never returns an empty list", async () => {
        const fakeAccount = account();
        fakeAccount.denied = refusal("AccessDeniedException");
        await assert.rejects(lookUpHandshakes(fakeAccount, {}), fakeAccount.denied);
    });
});

describe("the look-ups of the plugin", () => {
    const sessionOf = (client: AccountClient) => ({ connect: () => ({ client }) }) as unknown as Session;

    it("reject an ID in a list before any call", async () => {
        const fakeAccount = new FakeAccount(own, [handshake(id, "o-exampleorgid")]);
        const lookUp = lookUps.get(functionTokens.getReceivedHandshake);
        await assert.rejects(
            async () => lookUp?.(sessionOf(fakeAccount), { handshakeId: [id] }),
            /^HandshakeError: \["h-examplehandshakeid111"\] isn't a handshake's id/,
        );
        assert.deepEqual(fakeAccount.calls, []);
    });

    for (const [query, message] of [
        [{ state: ["OPEN"] }, /^HandshakeError: states .*not \["OPEN"\]/],
        [{ action: ["INVITE"] }, /^HandshakeError: actions .*not \["INVITE"\]/],
        [{ organization: ["o-exampleorgid"] }, /^HandshakeError: organizations .*not \["o-exampleorgid"\]/],
    ] as const) {
        it(`reject the query ${JSON.stringify(query)} of a list before any call`, async () => {
            const fakeAccount = new FakeAccount(own, [handshake(id, "o-exampleorgid")]);
            const list = lists.get(resourceTypes.receivedHandshake);
            await assert.rejects(async () => list?.(sessionOf(fakeAccount), query), message);
            assert.deepEqual(fakeAccount.calls, []);
        });
    }

    it("list the handshakes that match a query", async () => {
        const fakeAccount = new FakeAccount(own, [handshake(id, "o-exampleorgid")]);
        const list = lists.get(resourceTypes.receivedHandshake);
        const query = { state: "OPEN", action: "INVITE", organization: "o-exampleorgid" };
        assert.deepEqual(await list?.(sessionOf(fakeAccount), query), [{ id, name: id }]);
    });
});

describe("requireConnection", () => {
    it("rejects what the check of a resource's connection rejects", () => {
        requireConnection(undefined);
        requireConnection({ region: "us-east-1" });
        assert.throws(() => requireConnection({ secretKey: "s" }), /^HandshakeError: connection\.secretKey /);
        assert.throws(() => requireConnection({ reigon: "us-east-1" }), /^HandshakeError: connection\.reigon /);
    });
});

describe("requireKnownArguments", () => {
    it("rejects a misspelled argument of a look-up", () => {
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

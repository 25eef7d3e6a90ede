import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { CanceledError, ConfigurationError, HandshakeError } from "../../src/resources/handshakeError";
import { createReceivedHandshake } from "../../src/resources/receivedHandshake/create";
import { deleteReceivedHandshake } from "../../src/resources/receivedHandshake/delete";
import { diffReceivedHandshake } from "../../src/resources/receivedHandshake/diff";
import { closedMessage, invalidIdMessage, unreachableMessage } from "../../src/resources/receivedHandshake/messages";
import { inputsOf, type ReceivedHandshakeOutputs } from "../../src/resources/receivedHandshake/properties";
import { readReceivedHandshake } from "../../src/resources/receivedHandshake/read";
import { updateReceivedHandshake } from "../../src/resources/receivedHandshake/update";
import { type CallResult, FakeHandshakeClient, refusal } from "./support/fakeHandshakeClient";

const id = "h-examplehandshakeid111";
const inputs = { handshakeId: id, desiredState: "declined" };

/** A handshake with secrets, which no message may contain. */
function handshake(state: string | undefined): Handshake {
    return {
        id,
        arn: `arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/${id}`,
        action: "INVITE",
        state,
        requestedTimestamp: "2016-08-08T18:21:18.687Z",
        expirationTimestamp: "2016-08-23T18:21:18.687Z",
        parties: [
            { type: "EMAIL", id: "anaya@example.com" },
            { type: "ORGANIZATION", id: "exampleorgid" },
        ],
        resources: [
            {
                type: "ORGANIZATION",
                value: "o-exampleorgid",
                resources: [{ type: "MASTER_EMAIL", value: "diego@example.com" }],
            },
            { type: "NOTES", value: "a note to Anaya" },
        ],
    };
}

function outputs(state: string | undefined, desiredState = "declined"): ReceivedHandshakeOutputs {
    const { id: _, ...members } = handshake(state);
    return {
        handshakeId: id,
        desiredState,
        connection: undefined,
        ...members,
        organizationId: "o-exampleorgid",
        senderAccountId: "111111111111",
    };
}

/** Drops undefined members, because no state contains them. */
function withoutUndefined<T>(value: T): T {
    return JSON.parse(JSON.stringify(value));
}

/** The message of a failure, which a user may read as it is. */
async function messageOf(failing: Promise<unknown>): Promise<string> {
    let thrown: unknown;
    await failing.then(
        () => assert.fail("It succeeded."),
        (error: unknown) => {
            thrown = error;
        },
    );
    assert.ok(thrown instanceof HandshakeError, String(thrown));
    assertPresentable(thrown.message);
    return thrown.message;
}

function assertPresentable(message: string): void {
    assert.ok(message.includes(id), message);
    assert.doesNotMatch(message, /@|Anaya|undefined|\[object/i);
    assert.match(message, /\.$/);
}

interface Case {
    found: string;
    decline: CallResult;
    describe?: CallResult;
    calls: string[];
    /** The state in the outputs, or the message of the error. */
    expected: string | RegExp;
    expectedWarning?: RegExp;
}

const both = [`decline ${id}`, `describe ${id}`];
const already = refusal("HandshakeAlreadyInStateException");
const invalid = refusal("InvalidHandshakeTransitionException");
const notFound = refusal("HandshakeNotFoundException");
const denied = refusal("AccessDeniedException");

const declineCases: Case[] = [
    { found: "is pending", decline: handshake("DECLINED"), calls: [`decline ${id}`], expected: "DECLINED" },
    {
        found: "was declined before",
        decline: already,
        describe: handshake("DECLINED"),
        calls: both,
        expected: "DECLINED",
    },
    {
        found: "was declined before, with InvalidHandshakeTransitionException",
        decline: invalid,
        describe: handshake("DECLINED"),
        calls: both,
        expected: "DECLINED",
    },
    {
        found: "was canceled",
        decline: invalid,
        describe: handshake("CANCELED"),
        calls: both,
        expected: "CANCELED",
        expectedWarning: /is CANCELED: it was canceled by its sender.*Nothing is left to accept/,
    },
    {
        found: "has expired",
        decline: invalid,
        describe: handshake("EXPIRED"),
        calls: both,
        expected: "EXPIRED",
        expectedWarning: /is EXPIRED: it expired at 2016-08-23T18:21:18.687Z.*Nothing is left to accept/,
    },
    {
        found: "has expired, after a lost response",
        decline: handshake("EXPIRED"),
        calls: [`decline ${id}`],
        expected: "EXPIRED",
        expectedWarning: /EXPIRED/,
    },
    {
        found: "has expired at an unknown time",
        decline: invalid,
        describe: { state: "EXPIRED" },
        calls: both,
        expected: "EXPIRED",
        expectedWarning: /is EXPIRED: it expired before it was declined/,
    },
    {
        found: "was accepted",
        decline: invalid,
        describe: handshake("ACCEPTED"),
        calls: both,
        expected:
            /is ACCEPTED, this account joined organization o-exampleorgid \(management account 111111111111\).*leave-organization.*from the program/,
    },
    {
        found: "was accepted, with HandshakeAlreadyInStateException",
        decline: already,
        describe: handshake("ACCEPTED"),
        calls: both,
        expected: /is ACCEPTED/,
    },
    {
        found: "is not found",
        decline: notFound,
        calls: [`decline ${id}`],
        expected:
            /was not found in account 222222222222.*mistyped.*another account.*30 days ago.*AWS answered DeclineHandshake with HandshakeNotFoundException/,
    },
    {
        found: "is deleted between two calls",
        decline: already,
        describe: notFound,
        calls: both,
        expected: /was not found/,
    },
    {
        found: "stays pending after a successful call",
        decline: handshake("OPEN"),
        describe: handshake("OPEN"),
        calls: both,
        expected:
            /isn't declined: AWS responded to DeclineHandshake without an error, .*its state is OPEN.*pulumi up again/,
    },
    {
        found: "is pending in the first response and declined in the second",
        decline: handshake("OPEN"),
        describe: handshake("DECLINED"),
        calls: both,
        expected: "DECLINED",
    },
    {
        found: "is pending although AWS responds that it is not",
        decline: invalid,
        describe: handshake("REQUESTED"),
        calls: both,
        expected: /isn't declined: AWS rejected .*\(InvalidHandshakeTransitionException: AWS's words\).*REQUESTED/,
    },
    {
        found: "is pending in the first response and has no state in the second",
        decline: handshake("OPEN"),
        describe: {},
        calls: both,
        expected: /isn't declined: AWS responded to DeclineHandshake without an error, .*not known/,
    },
    {
        found: "is in an unknown state",
        decline: handshake("PAUSED"),
        describe: handshake("PAUSED"),
        calls: both,
        expected: /isn't declined: .*PAUSED/,
    },
    {
        found: "has no state in either response",
        decline: {},
        describe: handshake(undefined),
        calls: both,
        expected: "DECLINED",
    },
    {
        found: "has no state in the first response and is pending in the second",
        decline: {},
        describe: handshake("OPEN"),
        calls: both,
        expected: /isn't declined: .*OPEN/,
    },
    {
        found: "is no longer pending and has no state",
        decline: invalid,
        describe: {},
        calls: both,
        expected: /isn't declined: .*not known/,
    },
];

describe("the decline of a handshake", () => {
    for (const { found, decline, describe: described, calls, expected, expectedWarning } of declineCases) {
        for (const step of ["create", "update"] as const) {
            it(`that ${found} ${typeof expected === "string" ? "succeeds" : "fails"} in a ${step}`, async () => {
                const fake = new FakeHandshakeClient({ decline, ...(described && { describe: described }) });
                const running =
                    step === "create"
                        ? createReceivedHandshake(fake.context, inputs)
                        : updateReceivedHandshake(fake.context, outputs("OPEN", "open"), inputs);
                if (typeof expected === "string") {
                    assert.deepEqual(withoutUndefined((await running).state), expected);
                } else {
                    assert.match(await messageOf(running), expected);
                }
                assert.deepEqual(fake.calls, calls);
                assert.deepEqual(fake.infos, []);
                assert.equal(fake.warnings.length, expectedWarning === undefined ? 0 : 1);
                for (const warning of fake.warnings) {
                    assert.match(warning, expectedWarning ?? /never/);
                    assertPresentable(warning);
                }
            });
        }
    }

    it("fails with AWS's error if AWS rejects the call, and sends no further call", async () => {
        for (const error of [denied, refusal("InvalidInputException"), new Error("a bug")]) {
            const fake = new FakeHandshakeClient({ decline: error });
            await assert.rejects(createReceivedHandshake(fake.context, inputs), error);
            assert.deepEqual(fake.calls, [`decline ${id}`]);
        }
    });

    it("fails with AWS's error if AWS rejects DescribeHandshake", async () => {
        const fake = new FakeHandshakeClient({ decline: already, describe: denied });
        await assert.rejects(createReceivedHandshake(fake.context, inputs), denied);
        assert.deepEqual(fake.calls, both);
    });

    it("has HandshakeNotFoundException as the cause of its error", async () => {
        await assert.rejects(createReceivedHandshake(new FakeHandshakeClient({ decline: notFound }).context, inputs), {
            cause: notFound,
        });
    });

    it("sets all outputs that AWS sends, and no others", async () => {
        const full = new FakeHandshakeClient({ decline: handshake("DECLINED") });
        assert.deepEqual(
            withoutUndefined(await createReceivedHandshake(full.context, inputs)),
            withoutUndefined(outputs("DECLINED")),
        );
        const bare = new FakeHandshakeClient({ decline: { state: "DECLINED" } });
        assert.deepEqual(withoutUndefined(await createReceivedHandshake(bare.context, inputs)), {
            ...inputs,
            state: "DECLINED",
        });
    });

    it("keeps actions, types and resources that this version does not know", async () => {
        const unfamiliar = {
            state: "DECLINED",
            action: "NEW_ACTION",
            parties: [{ type: "NEW" }],
            resources: [{ resources: [{ value: "v" }] }],
        };
        const fake = new FakeHandshakeClient({ decline: unfamiliar });
        assert.deepEqual(withoutUndefined(await createReceivedHandshake(fake.context, inputs)), {
            ...inputs,
            ...unfamiliar,
        });
    });
});

describe("updateReceivedHandshake", () => {
    for (const state of ["DECLINED", "CANCELED", "EXPIRED"]) {
        it(`makes no call if the state is ${state}, and stores the inputs`, async () => {
            const fake = new FakeHandshakeClient();
            const news = { ...inputs, connection: { profile: "diego" } };
            const olds = { ...outputs(state), connection: { profile: "anaya", region: "us-east-1" } };
            assert.deepEqual(
                withoutUndefined(await updateReceivedHandshake(fake.context, olds, news)),
                withoutUndefined({ ...outputs(state), ...news }),
            );
            assert.deepEqual(fake.calls, []);
            assert.deepEqual(fake.warnings, []);
        });
    }

    it("removes a connection that the program no longer has", async () => {
        const olds = { ...outputs("DECLINED"), connection: { profile: "anaya" } };
        const updated = await updateReceivedHandshake(new FakeHandshakeClient().context, olds, inputs);
        assert.deepEqual(withoutUndefined(updated), withoutUndefined(outputs("DECLINED")));
    });

    it("makes no call if the state is ACCEPTED, and fails", async () => {
        const fake = new FakeHandshakeClient();
        assert.match(
            await messageOf(updateReceivedHandshake(fake.context, outputs("ACCEPTED", "accepted"), inputs)),
            /ACCEPTED.*o-exampleorgid/,
        );
        assert.deepEqual(fake.calls, []);
    });

    it("makes no call if the user ignores changes of desiredState", async () => {
        const fake = new FakeHandshakeClient();
        for (const [state, desiredState] of [
            ["OPEN", "open"],
            ["ACCEPTED", "accepted"],
        ] as const) {
            const news = { handshakeId: id, desiredState, connection: { profile: "diego" } };
            const updated = await updateReceivedHandshake(fake.context, outputs(state, desiredState), news);
            assert.deepEqual(withoutUndefined(updated), withoutUndefined({ ...outputs(state, desiredState), ...news }));
        }
        assert.deepEqual(fake.calls, []);
    });

    for (const state of ["OPEN", "REQUESTED", "PAUSED", undefined]) {
        it(`declines a handshake whose last state is ${state ?? "missing"}`, async () => {
            const fake = new FakeHandshakeClient({ decline: handshake("DECLINED") });
            assert.equal((await updateReceivedHandshake(fake.context, outputs(state, "x"), inputs)).state, "DECLINED");
            assert.deepEqual(fake.calls, [`decline ${id}`]);
        });
    }
});

describe("readReceivedHandshake", () => {
    for (const [state, desiredState] of [
        ["OPEN", "open"],
        ["REQUESTED", "requested"],
        ["DECLINED", "declined"],
        ["CANCELED", "declined"],
        ["EXPIRED", "declined"],
        ["ACCEPTED", "accepted"],
        ["PAUSED", "paused"],
    ] as const) {
        it(`reads ${state} as "${desiredState}", whatever the stack's state is`, async () => {
            for (const olds of [outputs("DECLINED"), outputs("OPEN", "open"), {}]) {
                const fake = new FakeHandshakeClient({ read: handshake(state) });
                assert.deepEqual(
                    withoutUndefined(await readReceivedHandshake(fake.context, id, olds)),
                    withoutUndefined(outputs(state, desiredState)),
                );
                assert.deepEqual(fake.calls, [`read ${id}`]);
                assert.deepEqual([...fake.warnings, ...fake.infos], []);
            }
        });
    }

    it("keeps the connection", async () => {
        const fake = new FakeHandshakeClient({ read: handshake("OPEN") });
        const connection = { profile: "anaya" };
        assert.deepEqual((await readReceivedHandshake(fake.context, id, { connection }))?.connection, connection);
    });

    for (const [name, result] of [
        ["not found", notFound],
        ["found without a state", {}],
    ] as const) {
        it(`keeps the state of a settled handshake that is ${name}, without a warning`, async () => {
            for (const [state, desiredState] of [
                ["DECLINED", "declined"],
                ["CANCELED", "declined"],
                ["EXPIRED", "declined"],
                ["ACCEPTED", "accepted"],
            ] as const) {
                const olds = { ...outputs(state, desiredState), connection: { profile: "anaya" } };
                const fake = new FakeHandshakeClient({ read: result });
                assert.deepEqual(
                    withoutUndefined(await readReceivedHandshake(fake.context, id, olds)),
                    withoutUndefined(olds),
                );
                assert.deepEqual(fake.calls, [`read ${id}`]);
                assert.deepEqual([...fake.warnings, ...fake.infos], []);
            }
        });
    }

    it("removes a handshake that is not found and was never settled, with a warning", async () => {
        for (const olds of [outputs("OPEN", "open"), outputs("PAUSED", "paused"), outputs(undefined)]) {
            const fake = new FakeHandshakeClient({ read: notFound });
            assert.equal(await readReceivedHandshake(fake.context, id, olds), undefined);
            assert.match(fake.warnings.join(), /no read found it declined.*credentials of the account/);
            fake.warnings.forEach(assertPresentable);
        }
    });

    it("fails if a handshake without a state in the stack is not found", async () => {
        for (const olds of [{}, { connection: { profile: "anaya" } }]) {
            const fake = new FakeHandshakeClient({ read: notFound });
            assert.match(
                await messageOf(readReceivedHandshake(fake.context, id, olds)),
                /was not found in account 222222222222.*mistyped/,
            );
            assert.deepEqual([...fake.warnings, ...fake.infos], []);
            await assert.rejects(readReceivedHandshake(fake.context, id, olds), { cause: notFound });
        }
    });

    it("keeps a pending handshake as unreachable if AWS sends no state, and fails without a state in the stack", async () => {
        const fake = new FakeHandshakeClient({ read: {} });
        const found = await readReceivedHandshake(fake.context, id, outputs("OPEN", "open"));
        assert.match(found?.unreachable ?? "", /without a state.*pulumi refresh again/);
        assert.deepEqual({ ...found, unreachable: undefined }, { ...outputs("OPEN", "open"), unreachable: undefined });
        assert.match(await messageOf(readReceivedHandshake(fake.context, id, {})), /without a state/);
    });

    it("returns outputs from which inputsOf makes inputs that a preview compares with the program", async () => {
        const connection = { profile: "anaya" };
        const found = await readReceivedHandshake(new FakeHandshakeClient({ read: handshake("OPEN") }).context, id, {
            connection,
        });
        assert.ok(found !== undefined);
        assert.deepEqual(inputsOf(found), { handshakeId: id, desiredState: "open", connection });
    });

    it("keeps the stack's state as unreachable with a warning if AWS denies the call, and fails without a state", async () => {
        for (const olds of [outputs("DECLINED"), outputs("OPEN", "open")]) {
            const fake = new FakeHandshakeClient({ read: denied });
            const found = await readReceivedHandshake(fake.context, id, olds);
            assert.deepEqual(found, { ...olds, unreachable: denied.message });
            assert.match(fake.warnings[0] ?? "", new RegExp(`^Could not read handshake ${id}: .*AccessDenied`));
            assert.match(fake.warnings[0] ?? "", new RegExp(`state keeps ${olds.state}, which the last read found`));
            assert.equal(fake.warnings.length, 1);
            assert.equal(diffReceivedHandshake(found ?? {}, inputsOf(olds)).changes.length, 1, "that is drift");
            assert.equal(inputsOf(found ?? olds).unreachable, denied.message, "which the preview shows");
            const again = await readReceivedHandshake(
                new FakeHandshakeClient({ read: handshake("DECLINED") }).context,
                id,
                found ?? {},
            );
            assert.equal(again !== undefined && "unreachable" in again, false, "a look that succeeds clears it");
        }
        const fake = new FakeHandshakeClient({ read: denied });
        await assert.rejects(readReceivedHandshake(fake.context, id, {}), denied);
        assert.deepEqual([...fake.warnings, ...fake.infos], []);
    });

    it("fails if the operation is canceled or the configuration cannot be parsed", async () => {
        for (const error of [new CanceledError("canceled"), new ConfigurationError("aws:assumeRoles")]) {
            const fake = new FakeHandshakeClient({ read: error });
            await assert.rejects(readReceivedHandshake(fake.context, id, outputs("DECLINED")), error);
            assert.deepEqual(fake.warnings, []);
        }
    });

    it("keeps the stack's state after an unexpected error, and reports the error", async () => {
        const fake = new FakeHandshakeClient({ read: new TypeError("x is not a function") });
        const found = await readReceivedHandshake(fake.context, id, outputs("DECLINED"));
        assert.match(found?.unreachable ?? "", /unexpected error\. Please report it: x is not a function/);
    });

    it("leaves an unreachable handshake that an update declines only if it was pending", async () => {
        const settled = new FakeHandshakeClient();
        const news = { handshakeId: id, desiredState: "declined", unreachable: "handed back by ignoreChanges" };
        const after = await updateReceivedHandshake(
            settled.context,
            { ...outputs("DECLINED"), unreachable: "denied" },
            news,
        );
        assert.deepEqual([settled.calls, "unreachable" in after, after.state], [[], false, "DECLINED"]);
        const pending = new FakeHandshakeClient({ decline: handshake("DECLINED") });
        const declined = await updateReceivedHandshake(
            pending.context,
            { ...outputs("OPEN", "open"), unreachable: "denied" },
            news,
        );
        assert.deepEqual([pending.calls, "unreachable" in declined], [[`decline ${id}`], false]);
    });

    it("makes no call for an invalid ID", async () => {
        for (const wrong of ["", "h-", "diego-invitation", "H-EXAMPLEHANDSHAKEID"]) {
            const fake = new FakeHandshakeClient();
            await assert.rejects(readReceivedHandshake(fake.context, wrong, {}), (error) => {
                assert.ok(error instanceof HandshakeError);
                assert.match(error.message, /isn't a handshake's id: "h-" followed by/);
                assert.ok(error.message.startsWith(JSON.stringify(wrong)));
                return true;
            });
            assert.deepEqual(fake.calls, []);
        }
    });
});

describe("deleteReceivedHandshake", () => {
    for (const [state, expectedInfo] of [
        ["DECLINED", /stays DECLINED: that can't be undone.*changes nothing in AWS/],
        ["CANCELED", /stays CANCELED/],
        ["EXPIRED", /stays EXPIRED/],
        ["ACCEPTED", /stays ACCEPTED\..*changes nothing in AWS/],
        [
            "OPEN",
            /was OPEN when last seen.*changes nothing in AWS.*can still be accepted until 2016-08-23T18:21:18.687Z\.$/,
        ],
        [undefined, /was in no known state when last seen/],
    ] as const) {
        it(`makes no call, and says what becomes of a handshake whose last state was ${state ?? "missing"}`, () => {
            const fake = new FakeHandshakeClient();
            deleteReceivedHandshake(fake.context, id, outputs(state));
            assert.deepEqual(fake.calls, []);
            assert.deepEqual(fake.warnings, []);
            assert.match(fake.infos.join(), expectedInfo);
            fake.infos.forEach(assertPresentable);
        });
    }

    it("says that a pending handshake can be accepted, even without its expiry", () => {
        const fake = new FakeHandshakeClient();
        deleteReceivedHandshake(fake.context, id, { ...outputs("OPEN"), expirationTimestamp: undefined });
        assert.match(
            fake.infos.join(),
            /was OPEN when last seen\..*: unless a resource that replaces this one declines it, it can still be accepted\.$/,
        );
        fake.infos.forEach(assertPresentable);
    });
});

describe("the messages of ReceivedHandshake", () => {
    it("quote what is not an ID, and at most 200 characters of it", () => {
        const form =
            ' isn\'t a handshake\'s id: "h-" followed by 8 to 32 lowercase letters or digits. "aws organizations list-handshakes-for-account" lists the handshakes of an account.';
        for (const [wrong, quoted] of [
            ["h-SHORT", '"h-SHORT"'],
            ["a".repeat(300), `"${"a".repeat(200)}"`],
            [undefined, "undefined"],
            [["h-examplehandshakeid111"], '["h-examplehandshakeid111"]'],
            [["a".repeat(300)], `["${"a".repeat(198)}`],
        ] as const) {
            assert.equal(invalidIdMessage(wrong), quoted + form);
        }
    });

    it("say of an unreachable handshake what the stack's state keeps", () => {
        const messageFor = (kept: string) =>
            `Could not read handshake ${id}: It is denied. The stack's state keeps ${kept}. The resource shows a difference until a refresh or an up succeeds; other resources are not affected.`;
        assert.equal(unreachableMessage(id, {}, "It is denied."), messageFor("what it held"));
        assert.equal(
            unreachableMessage(id, { state: "OPEN" }, "It is denied."),
            messageFor("OPEN, which the last read found"),
        );
    });

    it("name the account only if an operation on many accounts knows it", () => {
        const messageFor = (whose: string) =>
            `Handshake ${id}${whose} is CANCELED: it was canceled by its sender before it was declined. Nothing is left to accept, so it counts as declined.`;
        assert.equal(closedMessage(id, { state: "CANCELED" }), messageFor(""));
        assert.equal(closedMessage(id, { state: "CANCELED" }, "222222222222"), messageFor(" of account 222222222222"));
    });
});

describe("the error for an accepted handshake", () => {
    const messageFor = async (found: Handshake) =>
        await messageOf(
            createReceivedHandshake(new FakeHandshakeClient({ decline: invalid, describe: found }).context, inputs),
        );

    it("names the organization as far as AWS does", async () => {
        assert.match(
            await messageFor({ state: "ACCEPTED" }),
            /joined an organization that AWS doesn't name\. .*leave-organization/,
        );
        const parties = [{ type: "ORGANIZATION", id: "exampleorgid" }];
        assert.match(await messageFor({ state: "ACCEPTED", parties }), /joined organization o-exampleorgid\. /);
    });

    it("says that a transfer has taken effect, and not that the account joined an organization", async () => {
        const message = await messageFor({ ...handshake("ACCEPTED"), action: "TRANSFER_RESPONSIBILITY" });
        assert.match(
            message,
            /TRANSFER_RESPONSIBILITY, for organization o-exampleorgid.*has taken effect.*talk to that organization/,
        );
        assert.doesNotMatch(message, /leave-organization|joined/);
    });

    it("names the organization of the outputs if the ARN is missing", async () => {
        const olds = { ...outputs("ACCEPTED", "accepted"), arn: undefined, parties: undefined, resources: undefined };
        const message = await messageOf(updateReceivedHandshake(new FakeHandshakeClient().context, olds, inputs));
        assert.match(message, /organization o-exampleorgid \(management account 111111111111\)/);
    });
});

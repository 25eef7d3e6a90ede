import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { CanceledError, ConfigurationError, HandshakeError } from "../../src/resources/handshakeError";
import { createReceivedHandshake } from "../../src/resources/receivedHandshake/create";
import { deleteReceivedHandshake } from "../../src/resources/receivedHandshake/delete";
import { diffReceivedHandshake } from "../../src/resources/receivedHandshake/diff";
import { inputsOf, type ReceivedHandshakeOutputs } from "../../src/resources/receivedHandshake/properties";
import { readReceivedHandshake } from "../../src/resources/receivedHandshake/read";
import { updateReceivedHandshake } from "../../src/resources/receivedHandshake/update";
import { type CallResult, FakeOrganizations, refusal } from "./support/fakeOrganizations";

const id = "h-examplehandshakeid111";
const inputs = { handshakeId: id, desiredState: "declined" };

/** A handshake with secrets in it, none of which may reach a message. */
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

/** Without what is undefined: nothing of it reaches a state. */
function kept<T>(value: T): T {
    return JSON.parse(JSON.stringify(value));
}

/** The message of a failure that a user may see as it is. */
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
    /** The state in the outputs, or what the error says. */
    ends: string | RegExp;
    warns?: RegExp;
}

const both = [`decline ${id}`, `describe ${id}`];
const already = refusal("HandshakeAlreadyInStateException");
const invalid = refusal("InvalidHandshakeTransitionException");
const notFound = refusal("HandshakeNotFoundException");
const denied = refusal("AccessDeniedException");

const declining: Case[] = [
    { found: "is pending", decline: handshake("DECLINED"), calls: [`decline ${id}`], ends: "DECLINED" },
    { found: "was declined before", decline: already, describe: handshake("DECLINED"), calls: both, ends: "DECLINED" },
    {
        found: "was declined before, as other implementations word it",
        decline: invalid,
        describe: handshake("DECLINED"),
        calls: both,
        ends: "DECLINED",
    },
    {
        found: "was canceled",
        decline: invalid,
        describe: handshake("CANCELED"),
        calls: both,
        ends: "CANCELED",
        warns: /is CANCELED: it was canceled by its sender.*Nothing is left to accept/,
    },
    {
        found: "has expired",
        decline: invalid,
        describe: handshake("EXPIRED"),
        calls: both,
        ends: "EXPIRED",
        warns: /is EXPIRED: it expired at 2016-08-23T18:21:18.687Z.*Nothing is left to accept/,
    },
    {
        found: "has expired, after an answer that was lost",
        decline: handshake("EXPIRED"),
        calls: [`decline ${id}`],
        ends: "EXPIRED",
        warns: /EXPIRED/,
    },
    {
        found: "has expired, AWS doesn't tell when",
        decline: invalid,
        describe: { state: "EXPIRED" },
        calls: both,
        ends: "EXPIRED",
        warns: /is EXPIRED: it expired before it was declined/,
    },
    {
        found: "was accepted",
        decline: invalid,
        describe: handshake("ACCEPTED"),
        calls: both,
        ends: /is ACCEPTED, this account joined organization o-exampleorgid \(management account 111111111111\).*leave-organization.*from the program/,
    },
    {
        found: "was accepted, worded as if it were declined",
        decline: already,
        describe: handshake("ACCEPTED"),
        calls: both,
        ends: /is ACCEPTED/,
    },
    {
        found: "isn't there",
        decline: notFound,
        calls: [`decline ${id}`],
        ends: /was not found in account 222222222222.*mistyped.*another account.*30 days ago.*AWS answered DeclineHandshake with HandshakeNotFoundException/,
    },
    {
        found: "has vanished between two calls",
        decline: already,
        describe: notFound,
        calls: both,
        ends: /was not found/,
    },
    {
        found: "stays pending though AWS took the call",
        decline: handshake("OPEN"),
        describe: handshake("OPEN"),
        calls: both,
        ends: /isn't declined: AWS took the DeclineHandshake, .*its state is OPEN.*pulumi up again/,
    },
    {
        found: "is said to be pending, and is declined by then",
        decline: handshake("OPEN"),
        describe: handshake("DECLINED"),
        calls: both,
        ends: "DECLINED",
    },
    {
        found: "stays pending though AWS says it doesn't",
        decline: invalid,
        describe: handshake("REQUESTED"),
        calls: both,
        ends: /isn't declined: AWS refused .*\(InvalidHandshakeTransitionException: AWS's words\).*REQUESTED/,
    },
    {
        found: "is said to be pending, and has no state by then",
        decline: handshake("OPEN"),
        describe: {},
        calls: both,
        ends: /isn't declined: AWS took the DeclineHandshake, .*not known/,
    },
    {
        found: "is in a state that nobody knows",
        decline: handshake("PAUSED"),
        describe: handshake("PAUSED"),
        calls: both,
        ends: /isn't declined: .*PAUSED/,
    },
    {
        found: "is declined without a word on its state",
        decline: {},
        describe: handshake(undefined),
        calls: both,
        ends: "DECLINED",
    },
    {
        found: "is declined without a word on its state, of which describing tells more",
        decline: {},
        describe: handshake("OPEN"),
        calls: both,
        ends: /isn't declined: .*OPEN/,
    },
    {
        found: "is no longer pending and has no state at all",
        decline: invalid,
        describe: {},
        calls: both,
        ends: /isn't declined: .*not known/,
    },
];

describe("declining a handshake", () => {
    for (const { found, decline, describe: described, calls, ends, warns } of declining) {
        for (const step of ["create", "update"] as const) {
            it(`that ${found} ${typeof ends === "string" ? "succeeds" : "fails"} on ${step}`, async () => {
                const fake = new FakeOrganizations({ decline, ...(described && { describe: described }) });
                const running =
                    step === "create"
                        ? createReceivedHandshake(fake.context, inputs)
                        : updateReceivedHandshake(fake.context, outputs("OPEN", "open"), inputs);
                if (typeof ends === "string") {
                    assert.deepEqual(kept((await running).state), ends);
                } else {
                    assert.match(await messageOf(running), ends);
                }
                assert.deepEqual(fake.calls, calls);
                assert.deepEqual(fake.infos, []);
                assert.equal(fake.warnings.length, warns === undefined ? 0 : 1);
                for (const warning of fake.warnings) {
                    assert.match(warning, warns ?? /never/);
                    assertPresentable(warning);
                }
            });
        }
    }

    it("passes on what AWS refuses, as neither a success nor not found, and asks no more", async () => {
        for (const error of [denied, refusal("InvalidInputException"), new Error("a bug")]) {
            const fake = new FakeOrganizations({ decline: error });
            await assert.rejects(createReceivedHandshake(fake.context, inputs), error);
            assert.deepEqual(fake.calls, [`decline ${id}`]);
        }
    });

    it("passes on a refusal to describe what is no longer pending", async () => {
        const fake = new FakeOrganizations({ decline: already, describe: denied });
        await assert.rejects(createReceivedHandshake(fake.context, inputs), denied);
        assert.deepEqual(fake.calls, both);
    });

    it("keeps AWS's answer as the cause where it isn't there", async () => {
        await assert.rejects(createReceivedHandshake(new FakeOrganizations({ decline: notFound }).context, inputs), {
            cause: notFound,
        });
    });

    it("fills all outputs, and leaves out what AWS leaves out", async () => {
        const full = new FakeOrganizations({ decline: handshake("DECLINED") });
        assert.deepEqual(kept(await createReceivedHandshake(full.context, inputs)), kept(outputs("DECLINED")));
        const bare = new FakeOrganizations({ decline: { state: "DECLINED" } });
        assert.deepEqual(kept(await createReceivedHandshake(bare.context, inputs)), { ...inputs, state: "DECLINED" });
    });

    it("passes through actions, types and resources that this version doesn't know", async () => {
        const strange = {
            state: "DECLINED",
            action: "NEW_ACTION",
            parties: [{ type: "NEW" }],
            resources: [{ resources: [{ value: "v" }] }],
        };
        const fake = new FakeOrganizations({ decline: strange });
        assert.deepEqual(kept(await createReceivedHandshake(fake.context, inputs)), { ...inputs, ...strange });
    });
});

describe("updating", () => {
    for (const state of ["DECLINED", "CANCELED", "EXPIRED"]) {
        it(`calls nothing for one that is known to be ${state}, and takes on the inputs`, async () => {
            const fake = new FakeOrganizations();
            const news = { ...inputs, connection: { profile: "diego" } };
            const olds = { ...outputs(state), connection: { profile: "anaya", region: "us-east-1" } };
            assert.deepEqual(
                kept(await updateReceivedHandshake(fake.context, olds, news)),
                kept({ ...outputs(state), ...news }),
            );
            assert.deepEqual(fake.calls, []);
            assert.deepEqual(fake.warnings, []);
        });
    }

    it("forgets a connection that the program doesn't name any more", async () => {
        const olds = { ...outputs("DECLINED"), connection: { profile: "anaya" } };
        const updated = await updateReceivedHandshake(new FakeOrganizations().context, olds, inputs);
        assert.deepEqual(kept(updated), kept(outputs("DECLINED")));
    });

    it("calls nothing for one that is known to be accepted, and fails", async () => {
        const fake = new FakeOrganizations();
        assert.match(
            await messageOf(updateReceivedHandshake(fake.context, outputs("ACCEPTED", "accepted"), inputs)),
            /ACCEPTED.*o-exampleorgid/,
        );
        assert.deepEqual(fake.calls, []);
    });

    it("leaves alone one whose desired state the user ignores, as a refresh found it", async () => {
        const fake = new FakeOrganizations();
        for (const [state, desiredState] of [
            ["OPEN", "open"],
            ["ACCEPTED", "accepted"],
        ] as const) {
            const news = { handshakeId: id, desiredState, connection: { profile: "diego" } };
            const updated = await updateReceivedHandshake(fake.context, outputs(state, desiredState), news);
            assert.deepEqual(kept(updated), kept({ ...outputs(state, desiredState), ...news }));
        }
        assert.deepEqual(fake.calls, []);
    });

    for (const state of ["OPEN", "REQUESTED", "PAUSED", undefined]) {
        it(`declines one whose last known state is ${state ?? "none"}`, async () => {
            const fake = new FakeOrganizations({ decline: handshake("DECLINED") });
            assert.equal((await updateReceivedHandshake(fake.context, outputs(state, "x"), inputs)).state, "DECLINED");
            assert.deepEqual(fake.calls, [`decline ${id}`]);
        });
    }
});

describe("reading", () => {
    for (const [state, desiredState] of [
        ["OPEN", "open"],
        ["REQUESTED", "requested"],
        ["DECLINED", "declined"],
        ["CANCELED", "declined"],
        ["EXPIRED", "declined"],
        ["ACCEPTED", "accepted"],
        ["PAUSED", "paused"],
    ] as const) {
        it(`finds ${state} and shows it as "${desiredState}", whatever the state of the stack holds`, async () => {
            for (const olds of [outputs("DECLINED"), outputs("OPEN", "open"), {}]) {
                const fake = new FakeOrganizations({ read: handshake(state) });
                assert.deepEqual(
                    kept(await readReceivedHandshake(fake.context, id, olds)),
                    kept(outputs(state, desiredState)),
                );
                assert.deepEqual(fake.calls, [`read ${id}`]);
                assert.deepEqual([...fake.warnings, ...fake.infos], []);
            }
        });
    }

    it("keeps the connection", async () => {
        const fake = new FakeOrganizations({ read: handshake("OPEN") });
        const connection = { profile: "anaya" };
        assert.deepEqual((await readReceivedHandshake(fake.context, id, { connection }))?.connection, connection);
    });

    for (const [name, result] of [
        ["not found", notFound],
        ["found without a state", {}],
    ] as const) {
        it(`keeps one that was seen settled and is ${name}, for ever and without a word`, async () => {
            for (const [state, desiredState] of [
                ["DECLINED", "declined"],
                ["CANCELED", "declined"],
                ["EXPIRED", "declined"],
                ["ACCEPTED", "accepted"],
            ] as const) {
                const olds = { ...outputs(state, desiredState), connection: { profile: "anaya" } };
                const fake = new FakeOrganizations({ read: result });
                assert.deepEqual(kept(await readReceivedHandshake(fake.context, id, olds)), kept(olds));
                assert.deepEqual(fake.calls, [`read ${id}`]);
                assert.deepEqual([...fake.warnings, ...fake.infos], []);
            }
        });
    }

    it("gives up one that is not found and was never seen settled, and says so", async () => {
        for (const olds of [outputs("OPEN", "open"), outputs("PAUSED", "paused"), outputs(undefined)]) {
            const fake = new FakeOrganizations({ read: notFound });
            assert.equal(await readReceivedHandshake(fake.context, id, olds), undefined);
            assert.match(fake.warnings.join(), /no read found it declined.*credentials of the account/);
            fake.warnings.forEach(assertPresentable);
        }
    });

    it("fails for one that is only looked up and is not found", async () => {
        for (const olds of [{}, { connection: { profile: "anaya" } }]) {
            const fake = new FakeOrganizations({ read: notFound });
            assert.match(
                await messageOf(readReceivedHandshake(fake.context, id, olds)),
                /was not found in account 222222222222.*mistyped/,
            );
            assert.deepEqual([...fake.warnings, ...fake.infos], []);
            await assert.rejects(readReceivedHandshake(fake.context, id, olds), { cause: notFound });
        }
    });

    it("of one without a state keeps what is known of a pending one, as unreachable, and fails where nothing is known", async () => {
        const fake = new FakeOrganizations({ read: {} });
        const found = await readReceivedHandshake(fake.context, id, outputs("OPEN", "open"));
        assert.match(found?.unreachable ?? "", /without a state.*pulumi refresh again/);
        assert.deepEqual({ ...found, unreachable: undefined }, { ...outputs("OPEN", "open"), unreachable: undefined });
        assert.match(await messageOf(readReceivedHandshake(fake.context, id, {})), /without a state/);
    });

    it("makes inputs of what it found, which a preview compares with the program", async () => {
        const connection = { profile: "anaya" };
        const found = await readReceivedHandshake(new FakeOrganizations({ read: handshake("OPEN") }).context, id, {
            connection,
        });
        assert.ok(found !== undefined);
        assert.deepEqual(inputsOf(found), { handshakeId: id, desiredState: "open", connection });
    });

    it("keeps what is known when AWS refuses, as unreachable with a warning, and fails where nothing is known", async () => {
        for (const olds of [outputs("DECLINED"), outputs("OPEN", "open")]) {
            const fake = new FakeOrganizations({ read: denied });
            const found = await readReceivedHandshake(fake.context, id, olds);
            assert.deepEqual(found, { ...olds, unreachable: denied.message });
            assert.match(fake.warnings[0] ?? "", new RegExp(`^Could not read handshake ${id}: .*AccessDenied`));
            assert.match(fake.warnings[0] ?? "", new RegExp(`state keeps ${olds.state}, which the last read found`));
            assert.equal(fake.warnings.length, 1);
            assert.equal(diffReceivedHandshake(found ?? {}, inputsOf(olds)).changes.length, 1, "that is drift");
            assert.equal(inputsOf(found ?? olds).unreachable, denied.message, "which the preview shows");
            const again = await readReceivedHandshake(
                new FakeOrganizations({ read: handshake("DECLINED") }).context,
                id,
                found ?? {},
            );
            assert.equal(again !== undefined && "unreachable" in again, false, "a look that succeeds clears it");
        }
        const fake = new FakeOrganizations({ read: denied });
        await assert.rejects(readReceivedHandshake(fake.context, id, {}), denied);
        assert.deepEqual([...fake.warnings, ...fake.infos], []);
    });

    it("keeps nothing of an operation that was canceled, or of a configuration that can't be parsed: it fails", async () => {
        for (const error of [new CanceledError("canceled"), new ConfigurationError("aws:assumeRoles")]) {
            const fake = new FakeOrganizations({ read: error });
            await assert.rejects(readReceivedHandshake(fake.context, id, outputs("DECLINED")), error);
            assert.deepEqual(fake.warnings, []);
        }
    });

    it("keeps what is known where the package itself is at fault, which it says", async () => {
        const fake = new FakeOrganizations({ read: new TypeError("x is not a function") });
        const found = await readReceivedHandshake(fake.context, id, outputs("DECLINED"));
        assert.match(found?.unreachable ?? "", /unexpected error\. Please report it: x is not a function/);
    });

    it("that failed leaves an update of a settled one nothing to ask, and one of a pending one to decline it", async () => {
        const settled = new FakeOrganizations();
        const news = { handshakeId: id, desiredState: "declined", unreachable: "handed back by ignoreChanges" };
        const after = await updateReceivedHandshake(
            settled.context,
            { ...outputs("DECLINED"), unreachable: "denied" },
            news,
        );
        assert.deepEqual([settled.calls, "unreachable" in after, after.state], [[], false, "DECLINED"]);
        const pending = new FakeOrganizations({ decline: handshake("DECLINED") });
        const declined = await updateReceivedHandshake(
            pending.context,
            { ...outputs("OPEN", "open"), unreachable: "denied" },
            news,
        );
        assert.deepEqual([pending.calls, "unreachable" in declined], [[`decline ${id}`], false]);
    });

    it("refuses what can't be an id without a call", async () => {
        for (const wrong of ["", "h-", "diego-invitation", "H-EXAMPLEHANDSHAKEID"]) {
            const fake = new FakeOrganizations();
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

describe("forgetting", () => {
    for (const [state, says] of [
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
        it(`calls nothing and tells how one that was ${state ?? "in no known state"} stays`, () => {
            const fake = new FakeOrganizations();
            deleteReceivedHandshake(fake.context, id, outputs(state));
            assert.deepEqual(fake.calls, []);
            assert.deepEqual(fake.warnings, []);
            assert.match(fake.infos.join(), says);
            fake.infos.forEach(assertPresentable);
        });
    }

    it("tells of a pending one that it can be accepted, also where AWS doesn't tell until when", () => {
        const fake = new FakeOrganizations();
        deleteReceivedHandshake(fake.context, id, { ...outputs("OPEN"), expirationTimestamp: undefined });
        assert.match(
            fake.infos.join(),
            /was OPEN when last seen\..*: unless a resource that replaces this one declines it, it can still be accepted\.$/,
        );
        fake.infos.forEach(assertPresentable);
    });
});

describe("what is said of an accepted handshake", () => {
    const said = async (found: Handshake) =>
        await messageOf(
            createReceivedHandshake(new FakeOrganizations({ decline: invalid, describe: found }).context, inputs),
        );

    it("names the organization as far as AWS does", async () => {
        assert.match(
            await said({ state: "ACCEPTED" }),
            /joined an organization that AWS doesn't name\. .*leave-organization/,
        );
        const parties = [{ type: "ORGANIZATION", id: "exampleorgid" }];
        assert.match(await said({ state: "ACCEPTED", parties }), /joined organization o-exampleorgid\. /);
    });

    it("tells of a transfer that it took effect, instead of a joining that can be left", async () => {
        const message = await said({ ...handshake("ACCEPTED"), action: "TRANSFER_RESPONSIBILITY" });
        assert.match(
            message,
            /TRANSFER_RESPONSIBILITY, for organization o-exampleorgid.*has taken effect.*talk to that organization/,
        );
        assert.doesNotMatch(message, /leave-organization|joined/);
    });

    it("is told from the outputs alone, of which the ARN may be missing", async () => {
        const olds = { ...outputs("ACCEPTED", "accepted"), arn: undefined, parties: undefined, resources: undefined };
        const message = await messageOf(updateReceivedHandshake(new FakeOrganizations().context, olds, inputs));
        assert.match(message, /organization o-exampleorgid \(management account 111111111111\)/);
    });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Handshake, HandshakeResource } from "../../src/handshake/handshake";
import { guardAccount } from "../../src/resources/invitationGuard/guardAccount";
import {
    DEFAULT_ACTIONS,
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
} from "../../src/resources/invitationGuard/properties";
import { readInvitationGuard } from "../../src/resources/invitationGuard/read";
import { PartialFailureError } from "../../src/resources/partialFailureError";
import { FakeAccount } from "./support/fakeAccount";
import { refusal } from "./support/fakeHandshakeClient";

const own = "222222222222";
const accounts = ["111111111111", "333333333333", own];
const organizations = ["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"];
const states = ["OPEN", "REQUESTED", "DECLINED", "CANCELED", "EXPIRED", "ACCEPTED", "SOMETHING_NEW", undefined];
const actions = ["INVITE", "TRANSFER_RESPONSIBILITY", "ENABLE_ALL_FEATURES", "SOMETHING_NEW", undefined];

/** The parts of a handshake that name its sender. Each part may be missing. Organizations are without their "o-". */
interface GeneratedHandshake {
    state: string | undefined;
    action: string | undefined;
    arn: { account: string; organization: string } | undefined;
    resource: string | undefined;
    party: string | undefined;
    managementAccount: string | undefined;
    /** Whether resources and parties spell "o-". */
    hasPrefix: [boolean, boolean];
    /** How deep the resources are nested. */
    depth: number;
    fails: boolean;
}

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Half of them are pending invitations without a contradiction, so that every verdict occurs often. */
const generated: fc.Arbitrary<GeneratedHandshake> = fc.oneof(
    fc.record({
        state: fc.constantFrom(...states),
        action: fc.constantFrom(...actions),
        arn: fc.option(
            fc.record({ account: fc.constantFrom(...accounts), organization: fc.constantFrom(...organizations) }),
            { nil: undefined },
        ),
        resource: maybe(organizations),
        party: maybe(organizations),
        managementAccount: maybe(accounts),
        hasPrefix: fc.tuple(fc.boolean(), fc.boolean()),
        depth: fc.nat(3),
        fails: fc.boolean(),
    }),
    fc
        .record({
            account: fc.constantFrom(...accounts),
            organization: fc.constantFrom(...organizations),
            state: fc.constantFrom("OPEN", "REQUESTED"),
            action: fc.constantFrom("INVITE", "TRANSFER_RESPONSIBILITY"),
            parts: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
            hasPrefix: fc.tuple(fc.boolean(), fc.boolean()),
            namesRecipient: fc.boolean(),
            fails: fc.constant(false),
        })
        .map(({ account, organization, parts: [arn, resource, party], namesRecipient, ...rest }) => ({
            ...rest,
            arn: arn ? { account, organization } : undefined,
            resource: resource ? organization : undefined,
            party: party ? organization : undefined,
            managementAccount: namesRecipient ? own : undefined,
            depth: 0,
        })),
);

const inputs: fc.Arbitrary<InvitationGuardInputs> = fc.record(
    {
        allowedOrganizations: fc.subarray(organizations.map((id) => `o-${id}`)),
        allowedAccounts: fc.subarray(["111111111111", "333333333333"]),
        actions: fc.subarray(["INVITE", "TRANSFER_RESPONSIBILITY"], { minLength: 1 }),
    },
    { requiredKeys: [] },
);

const anyHandshakes = fc.array(generated, { maxLength: 30 });

function handshakeOf({ arn, resource, party, hasPrefix, depth, ...given }: GeneratedHandshake, id: string): Handshake {
    const withPrefix = (organization: string, full: boolean) => (full ? `o-${organization}` : organization);
    let resources: HandshakeResource[] = [
        ...(resource === undefined ? [] : [{ type: "ORGANIZATION", value: withPrefix(resource, hasPrefix[0]) }]),
        ...(given.managementAccount === undefined
            ? []
            : [{ type: "MANAGEMENT_ACCOUNT", value: given.managementAccount }]),
    ];
    for (let level = 0; level < depth; level++) {
        resources = [{ type: "PARENT_HANDSHAKE", value: "h-parent11", resources }];
    }
    return {
        id,
        state: given.state,
        action: given.action,
        arn: arn && `arn:aws:organizations::${arn.account}:handshake/o-${arn.organization}/invite/${id}`,
        resources,
        parties: [
            { type: "EMAIL", id: "anaya@example.com" },
            ...(party === undefined ? [] : [{ type: "ORGANIZATION", id: withPrefix(party, hasPrefix[1]) }]),
        ],
    };
}

/** The rule of the guard, computed from the parts and not from the handshake. */
function mayStay(
    inputs: InvitationGuardInputs,
    { state, action, arn, resource, party, managementAccount }: GeneratedHandshake,
) {
    const isPending = state === "OPEN" || state === "REQUESTED";
    const isGuarded = (inputs.actions ?? DEFAULT_ACTIONS).some((guarded) => guarded === action);
    if (!isPending || !isGuarded || arn?.account === own) {
        return true;
    }
    const given = new Set([arn?.organization, resource, party]);
    const senders = new Set([arn?.account, managementAccount]);
    given.delete(undefined);
    senders.delete(undefined);
    senders.delete(own);
    // If the parts disagree and one of them is allowed, only a person can decide.
    return (
        [...given].some((id) => inputs.allowedOrganizations?.includes(`o-${id}`)) ||
        [...senders].some((id) => inputs.allowedAccounts?.includes(id ?? ""))
    );
}

/** Runs a guard. A decline that fails and an accepted handshake are expected here. */
async function runGuard(account: FakeAccount, inputs: InvitationGuardInputs): Promise<InvitationGuardOutputs> {
    return await guardAccount(account.context, inputs).catch((error: unknown) => {
        assert(error instanceof PartialFailureError);
        assert.equal(error.reasons.length, error.outputs.unwanted.length + error.outputs.accepted.length);
        return error.outputs;
    });
}

function accountOf(
    generatedHandshakes: GeneratedHandshake[],
    fails: (generated: GeneratedHandshake) => boolean,
): FakeAccount {
    const idOf = (at: number) => `h-handshake${String(at).padStart(2, "0")}`;
    const failures = generatedHandshakes.flatMap((generated, at) =>
        fails(generated) ? [[idOf(at), refusal("AccessDeniedException")]] : [],
    );
    return new FakeAccount(
        own,
        generatedHandshakes.map((generated, at) => handshakeOf(generated, idOf(at))),
        Object.fromEntries(failures),
    );
}

describe("InvitationGuard, with random handshakes in the account,", () => {
    it("never declines an allowed, settled or unguarded handshake, and declines every unwanted one", async () => {
        const seen = { stays: 0, goes: 0 };
        await fc.assert(
            fc.asyncProperty(anyHandshakes, inputs, async (generatedHandshakes, inputs) => {
                const account = accountOf(generatedHandshakes, () => false);
                const before = account.handshakes.map(({ state }) => state);
                const { unwanted } = await runGuard(account, inputs);
                assert.deepEqual(unwanted, []);
                for (const [at, generated] of generatedHandshakes.entries()) {
                    const stays = mayStay(inputs, generated);
                    seen[stays ? "stays" : "goes"]++;
                    const { id = "", state } = account.handshakes[at] ?? {};
                    assert.equal(state, stays ? before[at] : "DECLINED");
                    assert.equal(account.declined.includes(id), !stays);
                }
            }),
            { numRuns: 500 },
        );
        assert(seen.stays > 100 && seen.goes > 100, JSON.stringify(seen));
    });

    it("reports exactly the handshakes that it failed to decline, and declines them at the next update", async () => {
        await fc.assert(
            fc.asyncProperty(anyHandshakes, inputs, async (generatedHandshakes, inputs) => {
                const account = accountOf(generatedHandshakes, ({ fails }) => fails);
                const left = generatedHandshakes.flatMap((generated, at) =>
                    generated.fails && !mayStay(inputs, generated) ? [account.handshakes[at]?.id] : [],
                );
                const found = await runGuard(account, inputs);
                assert.deepEqual(
                    found.unwanted.map(({ handshakeId }) => handshakeId),
                    left,
                );
                assert.equal(
                    account.declined.length,
                    generatedHandshakes.filter((generated) => !mayStay(inputs, generated)).length,
                    "each was tried once",
                );
                account.outcomes = {};
                account.calls.length = 0;
                assert.deepEqual((await runGuard(account, inputs)).unwanted, []);
                assert.deepEqual(account.declined, left);
            }),
            { numRuns: 300 },
        );
    });

    it("finds at a refresh what the next update declines, and finds the same after that update", async () => {
        await fc.assert(
            fc.asyncProperty(anyHandshakes, inputs, async (generatedHandshakes, inputs) => {
                const account = accountOf(generatedHandshakes, () => false);
                const { unwanted } = await readInvitationGuard(account.context, own, inputs);
                assert.deepEqual(account.declined, []);
                const outputs = await runGuard(account, inputs);
                assert.deepEqual(
                    unwanted.map(({ handshakeId }) => handshakeId),
                    account.declined,
                );
                assert.deepEqual(await readInvitationGuard(account.context, own, outputs), outputs);
                assert.doesNotMatch(JSON.stringify([outputs, account.infos]), /@/);
            }),
            { numRuns: 300 },
        );
    });
});

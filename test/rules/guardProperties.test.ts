import assert from "node:assert/strict";
import fc from "fast-check";
import type { Handshake, HandshakeResource } from "../../src/handshake/handshake";
import { Incomplete } from "../../src/resources/incomplete";
import { guardAccount } from "../../src/resources/invitationGuard/guardAccount";
import {
    DEFAULT_ACTIONS,
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
} from "../../src/resources/invitationGuard/properties";
import { readInvitationGuard } from "../../src/resources/invitationGuard/read";
import { FakeAccount } from "./support/fakeAccount";
import { refusal } from "./support/fakeOrganizations";

const own = "222222222222";
const accounts = ["111111111111", "333333333333", own];
const organizations = ["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"];
const states = ["OPEN", "REQUESTED", "DECLINED", "CANCELED", "EXPIRED", "ACCEPTED", "SOMETHING_NEW", undefined];
const actions = ["INVITE", "TRANSFER_RESPONSIBILITY", "ENABLE_ALL_FEATURES", "SOMETHING_NEW", undefined];

/** What a handshake tells of its sender, each part by itself or not at all; organizations without their "o-". */
interface Telling {
    state: string | undefined;
    action: string | undefined;
    arn: { account: string; organization: string } | undefined;
    resource: string | undefined;
    party: string | undefined;
    managementAccount: string | undefined;
    /** Whether resources and parties spell "o-". */
    spelled: [boolean, boolean];
    /** How deep the resources are nested. */
    depth: number;
    fails: boolean;
}

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Half of them agree with themselves and are pending invitations, so that every verdict comes up often. */
const telling: fc.Arbitrary<Telling> = fc.oneof(
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
        spelled: fc.tuple(fc.boolean(), fc.boolean()),
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
            spelled: fc.tuple(fc.boolean(), fc.boolean()),
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

const world = fc.array(telling, { maxLength: 30 });

function handshakeOf({ arn, resource, party, spelled, depth, ...told }: Telling, id: string): Handshake {
    const spell = (organization: string, full: boolean) => (full ? `o-${organization}` : organization);
    let resources: HandshakeResource[] = [
        ...(resource === undefined ? [] : [{ type: "ORGANIZATION", value: spell(resource, spelled[0]) }]),
        ...(told.managementAccount === undefined
            ? []
            : [{ type: "MANAGEMENT_ACCOUNT", value: told.managementAccount }]),
    ];
    for (let level = 0; level < depth; level++) {
        resources = [{ type: "PARENT_HANDSHAKE", value: "h-parent11", resources }];
    }
    return {
        id,
        state: told.state,
        action: told.action,
        arn: arn && `arn:aws:organizations::${arn.account}:handshake/o-${arn.organization}/invite/${id}`,
        resources,
        parties: [
            { type: "EMAIL", id: "anaya@example.com" },
            ...(party === undefined ? [] : [{ type: "ORGANIZATION", id: spell(party, spelled[1]) }]),
        ],
    };
}

/** The words, over what was told and not over the handshake made of it. */
function mayStay(inputs: InvitationGuardInputs, { state, action, arn, resource, party, managementAccount }: Telling) {
    const isPending = state === "OPEN" || state === "REQUESTED";
    const isGuarded = (inputs.actions ?? DEFAULT_ACTIONS).some((guarded) => guarded === action);
    if (!isPending || !isGuarded || arn?.account === own) {
        return true;
    }
    const told = new Set([arn?.organization, resource, party]);
    const senders = new Set([arn?.account, managementAccount]);
    told.delete(undefined);
    senders.delete(undefined);
    senders.delete(own);
    if (action === "TRANSFER_RESPONSIBILITY" && arn !== undefined && told.size === 2) {
        told.clear();
        told.add(arn.organization);
    }
    // Where the parts disagree and one of them is allowed, only a person can decide.
    return (
        [...told].some((id) => inputs.allowedOrganizations?.includes(`o-${id}`)) ||
        [...senders].some((id) => inputs.allowedAccounts?.includes(id ?? ""))
    );
}

/** Runs a guard; what it couldn't deal with is no failure here, as long as something was accepted. */
async function guarding(account: FakeAccount, inputs: InvitationGuardInputs): Promise<InvitationGuardOutputs> {
    return await guardAccount(account.context, inputs).catch((error: unknown) => {
        assert(error instanceof Incomplete);
        assert.equal(error.reasons.length, error.outputs.unwanted.length + error.outputs.accepted.length);
        return error.outputs;
    });
}

function accountOf(tellings: Telling[], fails: (telling: Telling) => boolean): FakeAccount {
    const idOf = (at: number) => `h-handshake${String(at).padStart(2, "0")}`;
    const failures = tellings.flatMap((telling, at) =>
        fails(telling) ? [[idOf(at), refusal("AccessDeniedException")]] : [],
    );
    return new FakeAccount(
        own,
        tellings.map((telling, at) => handshakeOf(telling, idOf(at))),
        Object.fromEntries(failures),
    );
}

describe("a guard, in any account with any handshakes,", () => {
    it("never declines an allowed, settled or unguarded one, and never leaves a forbidden one", async () => {
        const seen = { stays: 0, goes: 0 };
        await fc.assert(
            fc.asyncProperty(world, inputs, async (tellings, inputs) => {
                const account = accountOf(tellings, () => false);
                const before = account.handshakes.map(({ state }) => state);
                const { unwanted } = await guarding(account, inputs);
                assert.deepEqual(unwanted, []);
                for (const [at, telling] of tellings.entries()) {
                    const stays = mayStay(inputs, telling);
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

    it("names exactly those that it couldn't decline, declines all the others, and mends it next time", async () => {
        await fc.assert(
            fc.asyncProperty(world, inputs, async (tellings, inputs) => {
                const account = accountOf(tellings, ({ fails }) => fails);
                const left = tellings.flatMap((telling, at) =>
                    telling.fails && !mayStay(inputs, telling) ? [account.handshakes[at]?.id] : [],
                );
                const found = await guarding(account, inputs);
                assert.deepEqual(
                    found.unwanted.map(({ handshakeId }) => handshakeId),
                    left,
                );
                assert.equal(
                    account.declined.length,
                    tellings.filter((telling) => !mayStay(inputs, telling)).length,
                    "each was tried once",
                );
                account.outcomes = {};
                account.calls.length = 0;
                assert.deepEqual((await guarding(account, inputs)).unwanted, []);
                assert.deepEqual(account.declined, left);
            }),
            { numRuns: 300 },
        );
    });

    it("finds by a read what the next up declines, and says the same as the up before it", async () => {
        await fc.assert(
            fc.asyncProperty(world, inputs, async (tellings, inputs) => {
                const account = accountOf(tellings, () => false);
                const { unwanted } = await readInvitationGuard(account.context, own, inputs);
                assert.deepEqual(account.declined, []);
                const outputs = await guarding(account, inputs);
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

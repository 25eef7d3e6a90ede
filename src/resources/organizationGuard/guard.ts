import { isOrganizationId } from "../../handshake/ids";
import { HandshakeError } from "../handshakeError";
import { Incomplete } from "../incomplete";
import { allowPending } from "../invitationGuard/allowPending";
import { declineUnwanted } from "../invitationGuard/declineUnwanted";
import { namelessMessage, takenOverMessage, unclearMessage } from "../invitationGuard/messages";
import { guardedHandshakeOf, presentFindings } from "../invitationGuard/properties";
import { reasonUnreachable } from "../unreachable";
import { type AccountFindings, memberHandshakes } from "./findings";
import {
    declinedMessage,
    foreseenMessage,
    type MemberJudged,
    notAnOrganizationMessage,
    notListedMessage,
    previewUnavailableMessage,
    unreachableMessage,
    unreachableReasons,
} from "./messages";
import {
    type OrganizationFindings,
    type OrganizationGuardInputs,
    type OrganizationGuardOutputs,
    organizationInputsOf,
} from "./properties";
import { judgeAccount, type OrganizationContext, type Sweep, sweep } from "./sweep";

/**
 * Declines every pending handshake of every account of the organization that the inputs guard against. One account's
 * failure stops no other.
 *
 * @param organizationId the organization of an existing guard.
 * @throws Incomplete when some are left, an account couldn't be looked at, or something was accepted though nobody
 *   allowed it.
 * @throws HandshakeError when the organization's accounts can't be listed.
 */
export async function guardOrganization(
    context: OrganizationContext,
    inputs: OrganizationGuardInputs,
    organizationId?: string,
): Promise<OrganizationGuardOutputs> {
    const settled: MemberJudged[] = [];
    const reasons: string[] = [];
    const found = await sweep(context, inputs, organizationId, async (organizations, findings) => {
        const { accountId } = findings;
        const done = await declineUnwanted({ ...context, organizations }, accountId, findings.unwanted);
        settled.push(...done.settled.map((judged) => ({ ...judged, accountId })));
        reasons.push(...done.reasons);
        const declined = done.settled.map(({ handshake }) => handshake).filter(({ state }) => state === "DECLINED");
        return {
            ...findings,
            declined: [...findings.declined, ...declined],
            unwanted: done.left.map((handshake) => ({ handshake })),
        };
    });
    if (settled.length > 0) {
        context.info(declinedMessage(found.organizationId, byAccountId(settled)));
    }
    warnOfUnclear(context, found.accounts);
    const problems = [...reasons.sort(), ...takenOver(found.accounts), ...unreachableReasons(found.unreachable)];
    const outputs = outputsOf(inputs, found);
    if (problems.length > 0) {
        const id = found.organizationId;
        throw new Incomplete({ id, outputs, inputs: organizationInputsOf(inputs) }, problems);
    }
    return outputs;
}

/**
 * Looks at every account again. What isn't as it should be becomes part of the inputs, so that the refresh and the next
 * preview show it. Where the accounts can't be listed, the state keeps what it knows.
 *
 * @param olds what the state holds.
 * @throws HandshakeError when the operation was canceled or the stack's configuration can't be parsed.
 */
export async function readOrganizationGuard(
    context: OrganizationContext,
    organizationId: string,
    olds: OrganizationGuardOutputs,
): Promise<OrganizationGuardOutputs> {
    try {
        return look(context, olds, await sweep(context, olds, organizationId));
    } catch (error) {
        const reason = reasonUnreachable(error);
        context.warn(notListedMessage(organizationId, reason));
        return { ...olds, unreachable: [{ accountId: olds.managementAccountId, reason }] };
    }
}

/** The role that an import looks through: Pulumi gives an import nothing but the id. */
const IMPORT_ROLE_NAME = "invitation-guard";

/**
 * Takes an organization in as it is: whoever sent what is pending now is allowed. So an import leads to no decline by
 * itself, and where the program allows less, the next preview shows it. It looks through the role `invitation-guard`.
 *
 * @throws HandshakeError when the accounts can't be listed, or the credentials are of another organization.
 */
export async function importOrganizationGuard(
    context: OrganizationContext,
    organizationId: string,
): Promise<OrganizationGuardOutputs> {
    if (!isOrganizationId(organizationId)) {
        throw new HandshakeError(notAnOrganizationMessage(organizationId));
    }
    const inputs: OrganizationGuardInputs = { roleName: IMPORT_ROLE_NAME };
    const organizations = new Set<string>();
    const accounts = new Set<string>();
    const found = await sweep(context, inputs, organizationId, async (_organizations, findings) => {
        const pending = findings.unwanted.map(({ handshake }) => handshake);
        const { allowedOrganizations = [], allowedAccounts = [] } = allowPending(findings.accountId, pending);
        for (const id of allowedOrganizations) {
            organizations.add(id);
        }
        for (const id of allowedAccounts) {
            accounts.add(id);
        }
        return findings;
    });
    const allowing: OrganizationGuardInputs = {
        ...inputs,
        ...(organizations.size > 0 && { allowedOrganizations: [...organizations].sort() }),
        ...(accounts.size > 0 && { allowedAccounts: [...accounts].sort() }),
    };
    return look(context, allowing, {
        ...found,
        accounts: found.accounts.map((account) => rejudged(account, allowing)),
    });
}

/**
 * What {@link guardOrganization} would come to, and which handshakes it would decline; nothing is declined. What would
 * fail is a warning here.
 *
 * @returns the outputs as they would be, or `undefined` where the accounts can't be listed.
 */
export async function previewOrganizationGuard(
    context: OrganizationContext,
    inputs: OrganizationGuardInputs,
    organizationId?: string,
): Promise<OrganizationGuardOutputs | undefined> {
    let found: Sweep;
    try {
        found = await sweep(context, inputs, organizationId);
    } catch (error) {
        if (!(error instanceof HandshakeError)) {
            throw error;
        }
        context.warn(previewUnavailableMessage(reasonUnreachable(error)));
        return undefined;
    }
    warnOfTrouble(context, found);
    const unwanted = unwantedIn(found.accounts).filter(({ handshake }) => handshake.id);
    if (unwanted.length > 0) {
        context.warn(foreseenMessage(found.organizationId, unwanted));
    }
    const accounts = found.accounts.map((account) => {
        const named = account.unwanted.map(({ handshake }) => handshake).filter(({ id }) => id);
        const nameless = account.unwanted.filter(({ handshake }) => !handshake.id);
        return { ...account, declined: [...account.declined, ...named], unwanted: nameless };
    });
    for (const { accountId, unwanted: nameless } of accounts) {
        for (const { handshake } of nameless) {
            context.warn(namelessMessage(guardedHandshakeOf(handshake), accountId));
        }
    }
    return outputsOf(inputs, { ...found, accounts });
}

/** The inputs after a refresh: what it found is among them, so that the next preview shows it. */
export function organizationGuardInputsOf(
    outputs: OrganizationGuardOutputs,
): OrganizationGuardInputs & Partial<OrganizationFindings> {
    return { ...organizationInputsOf(outputs), ...presentFindings(outputs) };
}

/** What a look finds, with a warning for what isn't plain. */
function look(
    context: Pick<OrganizationContext, "warn">,
    inputs: OrganizationGuardInputs,
    found: Sweep,
): OrganizationGuardOutputs {
    warnOfTrouble(context, found);
    // A preview of a dynamic guard can't look: it must be said here why something isn't allowed.
    const doubtful = unwantedIn(found.accounts).filter(({ doubt }) => doubt !== undefined);
    if (doubtful.length > 0) {
        context.warn(foreseenMessage(found.organizationId, doubtful));
    }
    return outputsOf(inputs, found);
}

function warnOfTrouble(
    context: Pick<OrganizationContext, "warn">,
    { organizationId, accounts, unreachable }: Sweep,
): void {
    warnOfUnclear(context, accounts);
    for (const message of takenOver(accounts)) {
        context.warn(message);
    }
    if (unreachable.length > 0) {
        context.warn(unreachableMessage(organizationId, unreachable));
    }
}

function warnOfUnclear(context: Pick<OrganizationContext, "warn">, accounts: readonly AccountFindings[]): void {
    for (const { accountId, unclear } of accounts) {
        for (const { handshake, doubt } of unclear) {
            context.warn(unclearMessage(guardedHandshakeOf(handshake), accountId, doubt));
        }
    }
}

function takenOver(accounts: readonly AccountFindings[]): string[] {
    return accounts.flatMap(({ accountId, accepted }) =>
        accepted.map(({ handshake, doubt }) => takenOverMessage(handshake, accountId, doubt)),
    );
}

function unwantedIn(accounts: readonly AccountFindings[]): MemberJudged[] {
    return accounts.flatMap(({ accountId, unwanted }) => unwanted.map((judged) => ({ ...judged, accountId })));
}

function byAccountId(judged: readonly MemberJudged[]): MemberJudged[] {
    return [...judged].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
}

/** What a guard that allows more makes of the same account. */
function rejudged(account: AccountFindings, inputs: OrganizationGuardInputs): AccountFindings {
    const { accountId, allowed, declined } = account;
    const others = [...account.unwanted, ...account.accepted, ...account.unclear].map(({ handshake }) => handshake);
    return judgeAccount(accountId, inputs, [...allowed, ...declined, ...others]);
}

function outputsOf(inputs: OrganizationGuardInputs, found: Sweep): OrganizationGuardOutputs {
    const { accounts, organizationId, managementAccountId, skipped, unreachable } = found;
    const told = (name: "unwanted" | "accepted" | "unclear") =>
        memberHandshakes(accounts, (account) => account[name].map(({ handshake }) => handshake));
    const unclear = told("unclear");
    return {
        ...organizationInputsOf(inputs),
        organizationId,
        managementAccountId,
        guardedAccounts: accounts.map(({ accountId }) => accountId),
        skippedAccounts: skipped,
        unreachable,
        allowed: memberHandshakes(accounts, ({ allowed }) => allowed),
        declined: memberHandshakes(accounts, ({ declined }) => declined),
        unwanted: told("unwanted"),
        accepted: told("accepted"),
        ...(unclear.length > 0 && { unclear }),
    };
}

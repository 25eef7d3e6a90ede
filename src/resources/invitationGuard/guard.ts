import type { Handshake } from "../../handshake/handshake";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { Incomplete } from "../incomplete";
import type { AccountOrganizations } from "../organizations";
import { oldestFirst } from "../sortHandshakes";
import { reasonUnreachable } from "../unreachable";
import { allowPending } from "./allowPending";
import { declineUnwanted } from "./declineUnwanted";
import { type Findings, findingsOf } from "./findings";
import {
    foreseenMessage,
    namelessMessage,
    otherAccountMessage,
    takenOverMessage,
    unclearMessage,
    unforeseenMessage,
    unreachableMessage,
    unwantedMessage,
} from "./messages";
import {
    defaultActions,
    type GuardedHandshake,
    guardedHandshakeOf,
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
    programInputsOf,
} from "./properties";

/**
 * Within one phase of an operation an account is listed once: before an update the engine has the guard read. A decline
 * ends the use of a listing earlier, and each phase has a process of its own.
 */
export const LISTING_MAX_AGE_MS = 10 * 60_000;

/**
 * Declines every pending handshake of the account that the inputs guard against. Each is judged anew by what
 * DeclineHandshake answers, and one failure stops none of the others.
 *
 * @param accountId the account of an existing guard.
 * @throws Incomplete when some are left, or were accepted though nobody allowed it.
 * @throws HandshakeError when the account can't be told or its handshakes can't be listed.
 */
export async function guardAccount(
    context: Context<AccountOrganizations>,
    inputs: InvitationGuardInputs,
    accountId?: string,
): Promise<InvitationGuardOutputs> {
    const account = await list(context, accountId);
    const findings = judgeAccount(account, inputs);
    warnOfUnclear(context, account.accountId, findings);
    const { settled, left, reasons } = await declineUnwanted(context, account.accountId, findings.unwanted);
    for (const { handshake, doubt } of settled) {
        context.info(unwantedMessage(guardedHandshakeOf(handshake), account.accountId, handshake.state, doubt));
    }
    const declined = settled.map(({ handshake }) => handshake).filter(({ state }) => state === "DECLINED");
    const outputs = outputsOf(inputs, account.accountId, {
        ...findings,
        declined: [...findings.declined, ...declined],
        unwanted: left.map((handshake) => ({ handshake })),
    });
    const problems = [...reasons, ...takenOver(account.accountId, findings)];
    if (problems.length > 0) {
        throw new Incomplete({ id: outputs.accountId, outputs, inputs: programInputsOf(inputs) }, problems);
    }
    return outputs;
}

/**
 * Looks at the account's handshakes again. What isn't as it should be becomes part of the inputs, so that the refresh
 * and the next preview show it. Where AWS can't be asked, the state keeps what it knows, and `unreachable` says why: one
 * account must not stop the guards of all others.
 *
 * @param olds what the state holds.
 * @throws HandshakeError when the operation was canceled or the stack's configuration can't be parsed.
 */
export async function readGuard(
    context: Context<AccountOrganizations>,
    accountId: string,
    olds: Partial<InvitationGuardOutputs>,
): Promise<InvitationGuardOutputs> {
    try {
        return look(context, olds, await list(context, accountId));
    } catch (error) {
        const reason = reasonUnreachable(error);
        context.warn(unreachableMessage(accountId, reason));
        const nothing = { allowed: [], declined: [], unwanted: [], accepted: [] };
        return { ...nothing, ...olds, accountId, unreachable: reason };
    }
}

/**
 * Takes an account in as it is: whoever sent what is pending now is allowed. So an import leads to no decline by itself,
 * whatever the program ignores, and where the program allows less, the next preview shows it.
 *
 * @throws HandshakeError when AWS can't be asked, or the credentials are another account's.
 */
export async function importGuard(
    context: Context<AccountOrganizations>,
    accountId: string,
): Promise<InvitationGuardOutputs> {
    const account = await list(context, accountId);
    return look(context, allowPending(accountId, account.handshakes), account);
}

/**
 * What {@link guardAccount} would come to, and which handshakes it would decline; nothing is declined. What would fail
 * is a warning here.
 *
 * @returns the outputs as they would be, or `undefined` where AWS can't be asked.
 */
export async function previewGuard(
    context: Context<AccountOrganizations>,
    inputs: InvitationGuardInputs,
    accountId?: string,
): Promise<InvitationGuardOutputs | undefined> {
    let account: Account;
    try {
        account = await list(context, accountId);
    } catch (error) {
        if (!(error instanceof HandshakeError)) {
            throw error;
        }
        context.warn(unforeseenMessage(reasonUnreachable(error)));
        return undefined;
    }
    const findings = judgeAccount(account, inputs);
    warnOfUnclear(context, account.accountId, findings);
    for (const message of takenOver(account.accountId, findings)) {
        context.warn(message);
    }
    const nameless = findings.unwanted.filter(({ handshake }) => !handshake.id);
    const named = findings.unwanted.filter(({ handshake }) => handshake.id);
    for (const { handshake } of nameless) {
        context.warn(namelessMessage(guardedHandshakeOf(handshake), account.accountId));
    }
    if (named.length > 0) {
        const foreseen = named.map(({ handshake, doubt }) => ({ ...guardedHandshakeOf(handshake), doubt }));
        context.warn(foreseenMessage(account.accountId, foreseen));
    }
    const declined = [...findings.declined, ...named.map(({ handshake }) => handshake)];
    return outputsOf(inputs, account.accountId, { ...findings, declined, unwanted: nameless });
}

/** The account that the credentials are of, and all its handshakes. */
interface Account {
    accountId: string;
    handshakes: Handshake[];
}

async function list({ organizations }: Context<AccountOrganizations>, accountId?: string): Promise<Account> {
    const found = await organizations.accountId();
    if (accountId !== undefined && accountId !== found) {
        throw new HandshakeError(otherAccountMessage(accountId, found));
    }
    return { accountId: found, handshakes: await organizations.listHandshakes({ maxAgeMs: LISTING_MAX_AGE_MS }) };
}

/** What a look finds, with a warning for each thing that isn't plain. */
function look(context: Pick<Context, "warn">, inputs: InvitationGuardInputs, account: Account): InvitationGuardOutputs {
    const findings = judgeAccount(account, inputs);
    warnOfUnclear(context, account.accountId, findings);
    for (const message of takenOver(account.accountId, findings)) {
        context.warn(message);
    }
    // A preview of a dynamic guard can't look: it must be said here why something isn't allowed.
    const doubtful = findings.unwanted.filter(({ doubt }) => doubt !== undefined);
    if (doubtful.length > 0) {
        const foreseen = doubtful.map(({ handshake, doubt }) => ({ ...guardedHandshakeOf(handshake), doubt }));
        context.warn(foreseenMessage(account.accountId, foreseen));
    }
    return outputsOf(inputs, account.accountId, findings);
}

function judgeAccount({ accountId, handshakes }: Account, inputs: InvitationGuardInputs): Findings {
    const { allowedOrganizations, allowedAccounts, actions = defaultActions } = inputs;
    return findingsOf({ accountId, allowedOrganizations, allowedAccounts, actions }, handshakes);
}

function warnOfUnclear(context: Pick<Context, "warn">, accountId: string, { unclear }: Findings): void {
    for (const { handshake, doubt } of unclear) {
        context.warn(unclearMessage(guardedHandshakeOf(handshake), accountId, doubt));
    }
}

function takenOver(accountId: string, { accepted }: Findings): string[] {
    return accepted.map(({ handshake, doubt }) => takenOverMessage(handshake, accountId, doubt)).sort();
}

function outputsOf(inputs: InvitationGuardInputs, accountId: string, findings: Findings): InvitationGuardOutputs {
    const { allowed, declined, unwanted, accepted, unclear } = findings;
    // What was declined just now isn't in its place yet.
    const told = (handshakes: Handshake[]): GuardedHandshake[] => oldestFirst(handshakes).map(guardedHandshakeOf);
    const handshakesOf = (judged: { handshake: Handshake }[]) => judged.map(({ handshake }) => handshake);
    return {
        ...programInputsOf(inputs),
        accountId,
        allowed: told(allowed),
        declined: told(declined),
        unwanted: told(handshakesOf(unwanted)),
        accepted: told(handshakesOf(accepted)),
        ...(unclear.length > 0 && { unclear: told(handshakesOf(unclear)) }),
    };
}

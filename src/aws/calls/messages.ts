import { withoutEmailAddresses } from "../../handshake/emailAddresses";
import { type Operation, QUOTAS } from "../quotas";

/*
 * Messages about calls to AWS. Each message is complete by itself.
 */

/** Calls that wait for a rate limit. */
export interface Wait {
    operation: Operation;
    /** The number of waiting calls. */
    calls: number;
    /** About how long the last of them waits, in seconds. While AWS throttles all calls: the time until they fail. */
    seconds: number;
    /** The limit that delays them. */
    limit: "account" | "organization";
    /** The known rate of the limit, in calls per second. */
    perSecond: number;
    /** For how many seconds AWS has throttled all calls; `undefined` while it accepts calls. */
    throttledSeconds?: number;
}

/**
 * Describes the target of a call, as far as it is known: the account, the region, and the ARN of the caller, without
 * e-mail addresses.
 */
export function describeCaller(account: string | undefined, region: string, caller: string | undefined): string {
    const who = caller === undefined ? "" : `, as ${withoutEmailAddresses(caller)}`;
    return `${account === undefined ? "an unknown account" : `account ${account}`} (region ${region}${who})`;
}

/**
 * For a call that failed after all retries.
 *
 * @param origin the source of the credentials, if AWS rejected them.
 */
export function failedMessage(
    call: string,
    callerDescription: string,
    serviceError: string,
    advice: string,
    origin?: string,
): string {
    return `${call} failed in ${callerDescription}: ${serviceError}. ${origin === undefined ? "" : `${originSentence(origin)} `}${advice}`;
}

/** For a call without credentials to sign it. */
export function noCredentialsMessage(
    call: string,
    region: string,
    serviceError: string,
    advice: string,
    tried: string,
): string {
    return `No AWS credentials were found, so ${call} wasn't called (region ${region}): ${serviceError}. ${triedSentence(tried)}${advice}`;
}

/** For a call that was not made. */
export function notCalledMessage(call: string, reason: string): string {
    return `${call} wasn't called: ${reason}`;
}

/** The reason of a call that a cancel prevented. */
export const CANCELED_BEFORE = "the operation was canceled. Run the command again.";

/** For a call that a cancel stopped. */
export function stoppedMessage(call: string): string {
    return `${call} was stopped, because the operation was canceled. Run the command again.`;
}

/** For a decline that a cancel stopped, so that its result is unknown. */
export function uncertainMessage(call: string): string {
    return `${call} was in progress when the operation was canceled, and its result is unknown. Run the command again: a decline that took effect is recognized.`;
}

/** For calls that wait a long time for a rate limit. */
export function waitingMessage({ operation, calls, seconds, limit, perSecond, throttledSeconds }: Wait): string {
    if (throttledSeconds !== undefined) {
        return `AWS has throttled all calls of ${operation} for ${Math.round(throttledSeconds)} s. Another tool probably makes these calls too. ${calls} more calls wait, for at most ${Math.ceil(seconds)} s.`;
    }
    const { verb, one, many } = OPERATION_NOUNS[operation];
    const rate = Math.max(0.1, Math.round(perSecond * 10) / 10);
    const things = `${rate} ${rate === 1 ? one : many}`;
    const left = `${calls} more calls wait, for about ${Math.ceil(seconds)} s.`;
    if (QUOTAS[operation][limit].isAssumed) {
        return `AWS throttles ${operation}, and publishes no rate for it. The calls continue at about ${things} a second: ${left}`;
    }
    return limit === "account"
        ? `AWS lets an account ${verb} ${things} a second: ${left}`
        : `AWS lets all accounts of an organization together ${verb} about ${things} a second: ${left}`;
}

/** The verb and the noun of each operation, for a message. */
const OPERATION_NOUNS: Readonly<Record<Operation, { verb: string; one: string; many: string }>> = {
    DeclineHandshake: { verb: "decline", one: "handshake", many: "handshakes" },
    DescribeHandshake: { verb: "describe", one: "handshake", many: "handshakes" },
    ListHandshakesForAccount: { verb: "list", one: "page", many: "pages" },
    ListAccounts: { verb: "list", one: "page of accounts", many: "pages of accounts" },
    ListAccountsForParent: { verb: "list", one: "page of a unit's accounts", many: "pages of units' accounts" },
    ListOrganizationalUnitsForParent: { verb: "list", one: "page of units", many: "pages of units" },
    DescribeOrganization: { verb: "describe", one: "organization", many: "organizations" },
    ListOutboundResponsibilityTransfers: { verb: "list", one: "page of transfers", many: "pages of transfers" },
    ListInboundResponsibilityTransfers: { verb: "list", one: "page of transfers", many: "pages of transfers" },
};

function originSentence(origin: string): string {
    return `The credentials come from ${origin}.`;
}

function triedSentence(tried: string | undefined): string {
    return tried === undefined ? "" : `Tried: ${tried}. `;
}

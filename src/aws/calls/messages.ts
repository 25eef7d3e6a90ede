import { type Operation, QUOTAS } from "../quotas";

/*
 * Messages about calls to AWS. Each message stands alone.
 */

/** Calls that wait for a rate limit. */
export interface Wait {
    operation: Operation;
    /** How many calls are left. */
    calls: number;
    /** About how long the last of them waits. */
    seconds: number;
    /** Whose limit they wait for. */
    limit: "account" | "organization";
    /** The known rate of the limit, in calls per second. */
    perSecond: number;
}

/** Where a call went, as far as that is known: the account, the region, and the ARN of the caller. */
export function whereText(account: string | undefined, region: string, caller: string | undefined): string {
    const who = caller === undefined ? "" : `, as ${caller}`;
    return `${account === undefined ? "an account that couldn't be told" : `account ${account}`} (region ${region}${who})`;
}

/**
 * For a call that failed for good.
 *
 * @param origin where the credentials come from, if AWS refused them.
 */
export function failedMessage(call: string, where: string, answer: string, advice: string, origin?: string): string {
    return `${call} failed in ${where}: ${answer}. ${origin === undefined ? "" : `${originText(origin)} `}${advice}`;
}

/** For a call that nobody could sign. */
export function noCredentialsMessage(
    call: string,
    region: string,
    answer: string,
    advice: string,
    tried: string,
): string {
    return `No AWS credentials were found, so ${call} wasn't called (region ${region}): ${answer}. ${triedText(tried)}${advice}`;
}

/** For a call that something stood in the way of. */
export function notCalledMessage(call: string, reason: string): string {
    return `${call} wasn't called: ${reason}`;
}

/** For a call that wasn't begun before a cancel. */
export const CANCELED_BEFORE = "the operation was canceled. Run it again.";

/** For a call that a cancel ended. */
export function givenUpMessage(call: string): string {
    return `${call} was given up, since the operation was canceled. Run it again.`;
}

/** For a decline that a cancel ended, so that nobody saw its answer. */
export function uncertainMessage(call: string): string {
    return `${call} was under way when the operation was canceled, and whether it got through isn't known. Run the command again: that settles it, and a decline that got through counts.`;
}

/** For calls that have to wait for long. */
export function waitingMessage({ operation, calls, seconds, limit, perSecond }: Wait): string {
    const { verb, one, many } = limitedThings[operation];
    const rate = Math.max(0.1, Math.round(perSecond * 10) / 10);
    const things = `${rate} ${rate === 1 ? one : many}`;
    const left = `${calls} more are waiting, for about ${Math.ceil(seconds)} s.`;
    if (QUOTAS[operation][limit].isAssumed) {
        return `AWS throttles ${operation}, and publishes no rate for it. The calls go on at about ${things} a second: ${left}`;
    }
    return limit === "account"
        ? `AWS lets an account ${verb} ${things} a second: ${left}`
        : `AWS lets all accounts of an organization together ${verb} about ${things} a second: ${left}`;
}

/** What an operation does, to which things. */
const limitedThings: Readonly<Record<Operation, { verb: string; one: string; many: string }>> = {
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

function originText(origin: string): string {
    return `The credentials come from ${origin}.`;
}

function triedText(tried: string | undefined): string {
    return tried === undefined ? "" : `Tried: ${tried}. `;
}

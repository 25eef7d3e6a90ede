import type { Handshake } from "../../handshake/handshake";
import { printable } from "../../handshake/printable";
import { senderOf } from "../../handshake/sender";
import { categoryOf, unknownStateReason } from "../../handshake/stateCategory";
import type { CallError } from "../callError";
import { type MaybeUnknown, unknown } from "../unknown";

/*
 * Messages about a handshake. Each is complete by itself: the handshake, its state, what to do. None contains an e-mail
 * address, a name or a note of a handshake. Strings from AWS and from the state are made printable.
 */

type KnownHandshake = Pick<Handshake, "action" | "arn" | "state" | "parties" | "resources" | "expirationTimestamp"> & {
    organizationId?: string;
    senderAccountId?: string;
};

/** The remedy for a resource that has nothing left to decline. */
const REMOVE_RESOURCE = "remove this resource from the program, which makes no call to AWS";

/** For a handshake that was accepted before the decline. */
export function acceptedMessage(
    handshakeId: string,
    handshake: KnownHandshake,
    { accountId, remedy = REMOVE_RESOURCE }: { accountId?: string; remedy?: string } = {},
): string {
    const isInvitation = handshake.action === undefined || handshake.action === "INVITE";
    const happened = isInvitation
        ? `${accountId === undefined ? "this account" : `account ${accountId}`} joined ${senderDescription(handshake)}`
        : `so its action (${printableValue(handshake.action)}, for ${senderDescription(handshake)}) has taken effect`;
    const undo = isInvitation
        ? 'leave that organization ("aws organizations leave-organization", with this account\'s credentials)'
        : "talk to that organization";
    return `Handshake ${handshakeId}${ofAccount(accountId)} can't be declined any more: it is ACCEPTED, ${happened}. If you don't want that, ${undo}. In either case ${remedy}.`;
}

/** For a handshake that can't be accepted any more, but was not declined. */
export function closedMessage(handshakeId: string, handshake: KnownHandshake, accountId?: string): string {
    const how = handshake.state === "EXPIRED" ? `expired${atExpiration(handshake)}` : "was canceled by its sender";
    return `Handshake ${handshakeId}${ofAccount(accountId)} is ${printableValue(handshake.state)}: it ${how} before it was declined. Nothing is left to accept, so it counts as declined.`;
}

/** For a handshake that AWS does not know. */
export function notFoundMessage(handshakeId: string, error: CallError, remedy: string = REMOVE_RESOURCE): string {
    return `Handshake ${handshakeId} was not found in ${error.callerDescription}. Either the id is mistyped; or another account received it (use that account's credentials); or it was settled more than 30 days ago and AWS has deleted it (${remedy}). "aws organizations list-handshakes-for-account" lists the handshakes that the account can see. AWS answered ${error.operation} with ${error.serviceError}.`;
}

/** For a handshake that is not settled after a decline. */
export function stillPendingMessage(
    handshakeId: string,
    handshake: KnownHandshake,
    { accountId, refusal }: { accountId?: string; refusal?: CallError } = {},
): string {
    const result =
        refusal === undefined
            ? "responded to DeclineHandshake without an error"
            : `rejected DeclineHandshake (${refusal.serviceError})`;
    return `Handshake ${handshakeId}${ofAccount(accountId)} isn't declined: AWS ${result}, and says that its state is ${printableValue(handshake.state, "not known")}. Run pulumi up again; if that changes nothing, look at "aws organizations describe-handshake --handshake-id ${handshakeId}" and report what it prints.`;
}

/** For a preview: the handshake that the next up declines. */
export function pendingMessage(handshakeId: string, handshake: KnownHandshake): string {
    return `Handshake ${handshakeId} (${printableValue(handshake.action, "no action")}, from ${senderDescription(handshake)}) is ${printableValue(handshake.state)}: pulumi up declines it, which can't be undone.`;
}

/** For a preview that could not read the handshake, or does not know its id yet. */
export function previewUnavailableMessage(handshakeId: MaybeUnknown<string>, why: string): string {
    return handshakeId === unknown
        ? `This preview can't show which handshake pulumi up declines: ${why}`
        : `This preview can't show what happens to handshake ${handshakeId}: ${why}`;
}

/** For a preview of a handshake in a state that this version does not know. */
export function unknownStateMessage(handshakeId: string, { state }: KnownHandshake): string {
    const why = `${unknownStateReason(state)}. pulumi up asks AWS to decline it, which can't be undone.`;
    return previewUnavailableMessage(handshakeId, why);
}

/** For a value that is not a handshake's id, such as an argument of `get`. */
export function invalidIdMessage(id: unknown): string {
    const given = typeof id === "string" ? JSON.stringify(id.slice(0, 200)) : String(JSON.stringify(id)).slice(0, 200);
    return `${printable(given)} isn't a handshake's id: "h-" followed by 8 to 32 lowercase letters or digits. "aws organizations list-handshakes-for-account" lists the handshakes of an account.`;
}

/** For a response without a state, if the stack's state does not contain the handshake. */
export function missingStateMessage(handshakeId: string): string {
    return `AWS described handshake ${handshakeId} without a state, so it may still be acceptable. The stack's state was left as it is; run pulumi refresh again.`;
}

/** For a handshake that a refresh couldn't read. */
export function unreachableMessage(handshakeId: string, { state }: KnownHandshake, why: string): string {
    const known = state === undefined ? "what it held" : `${state}, which the last read found`;
    return `Could not read handshake ${handshakeId}: ${why} The stack's state keeps ${known}. The resource shows a difference until a refresh or an up succeeds; other resources are not affected.`;
}

/** For a handshake that AWS deleted before a read found it settled. */
export function deletedMessage(handshakeId: string): string {
    return `Handshake ${handshakeId} no longer exists in AWS, and no read found it declined, canceled or expired. Pulumi removes it from the stack's state. If the program still declares it, remove it there too, or check that these are the credentials of the account that received it.`;
}

/** For a resource that is destroyed or replaced. */
export function removedFromStateMessage(handshakeId: string, handshake: KnownHandshake): string {
    switch (categoryOf(handshake.state)) {
        case "closed":
            return `Handshake ${handshakeId} stays ${printableValue(handshake.state)}: that can't be undone. Pulumi only removes it from the state, which changes nothing in AWS.`;
        case "accepted":
            return `Handshake ${handshakeId} stays ACCEPTED. Pulumi only removes it from the state, which changes nothing in AWS.`;
        default:
            return `Handshake ${handshakeId} was ${printableValue(handshake.state, "in no known state")} when last seen. Pulumi only removes it from the state, which changes nothing in AWS: unless a resource that replaces this one declines it, it can still be accepted${untilExpiration(handshake)}.`;
    }
}

function ofAccount(accountId: string | undefined): string {
    return accountId === undefined ? "" : ` of account ${accountId}`;
}

function senderDescription(handshake: KnownHandshake): string {
    const sender = senderOf(handshake);
    const organization = handshake.organizationId ?? sender.organizationId;
    const account = handshake.senderAccountId ?? sender.accountId;
    const management = account === undefined ? "" : ` (management account ${printableValue(account)})`;
    return organization === undefined
        ? `an organization that AWS doesn't name${management}`
        : `organization ${printableValue(organization)}${management}`;
}

function atExpiration({ expirationTimestamp }: KnownHandshake): string {
    return expirationTimestamp === undefined ? "" : ` at ${printableValue(expirationTimestamp)}`;
}

function untilExpiration({ expirationTimestamp }: KnownHandshake): string {
    return expirationTimestamp === undefined ? "" : ` until ${printableValue(expirationTimestamp)}`;
}

/**
 * Makes a string from AWS printable. An edited stack's state may contain a value of another type.
 *
 * @param otherwise the result for a value that may be missing.
 */
function printableValue(value: string | undefined, otherwise?: string): string {
    return printable(String(value === undefined ? otherwise : value));
}

import type { Handshake } from "./handshake";
import { printable } from "./printable";
import { senderOf, sendersOf } from "./sender";
import { categoryOf, unknownStateReason } from "./stateCategory";

/** The senders that an account allows, and the actions that it allows from no other sender. */
export interface Guard {
    /** The account that is guarded, 12 digits. */
    accountId: string;
    /** Ids of organizations whose handshakes are left alone, `o-…`; none by default. */
    allowedOrganizations?: readonly string[];
    /** Ids of management accounts whose handshakes are left alone, 12 digits; none by default. */
    allowedAccounts?: readonly string[];
    /** The guarded actions; handshakes with another one are left alone. */
    actions: readonly string[];
}

/** How a guard judges a handshake. It declines only an `unwanted` one. */
export type Verdict =
    | { verdict: "settled" | "unguarded" | "own" | "allowed" }
    | {
          /** It may be pending and unwanted, so the guard neither declines it nor ignores it. */
          verdict: "unclear";
          /** What is unclear, in words. */
          doubt: string;
      }
    | {
          /** `unwanted`: pending, from a sender that isn't allowed. `accepted`: the same, but someone accepted it. */
          verdict: "unwanted" | "accepted";
          /** Why it isn't allowed though something speaks for it, in words. */
          doubt?: string;
      };

/**
 * Judges a handshake. Its sender is allowed only where the ARN, the resources and the parties name the same sender.
 * Where they contradict each other and one of those named is allowed, only a person can decide.
 */
export function judge(guard: Guard, handshake: Handshake): Verdict {
    const standing = categoryOf(handshake.state);
    if (standing === "closed") {
        return { verdict: "settled" };
    }
    if (isAction(handshake.action) && !isGuarded(guard.actions, handshake)) {
        return { verdict: "unguarded" };
    }
    if (isSentBy(guard.accountId, handshake)) {
        return { verdict: "own" };
    }
    const sender = judgeSender(guard, handshake);
    if (standing === "accepted") {
        return sender.verdict === "allowed" ? { verdict: "settled" } : { verdict: "accepted", doubt: sender.doubt };
    }
    if (!isAction(handshake.action)) {
        const { action } = handshake;
        const doubt =
            action === undefined
                ? "AWS sent no action"
                : `AWS sent an action in an unknown format, ${printable(action)}`;
        return { verdict: "unclear", doubt };
    }
    if (standing === "unknown") {
        return { verdict: "unclear", doubt: unknownStateReason(handshake.state) };
    }
    return sender;
}

/**
 * Whether a value can be one of AWS's actions, such as `INVITE`. A value in another format, such as `invite` or an
 * empty string, may mean a guarded action, so it must not count as an unguarded one.
 */
function isAction(action: string | undefined): action is string {
    return action !== undefined && /^[A-Z][A-Z0-9_]*$/.test(action);
}

/** Whether a handshake's action is one of these. A handshake without an action has none of them. */
export function isGuarded(actions: readonly string[], handshake: Handshake): boolean {
    return actions.some((action) => action === handshake.action);
}

/**
 * Whether an account sent a handshake itself. Only the ARN shows it: the resources of a request may name the account
 * that receives it.
 */
export function isSentBy(accountId: string, { arn }: Handshake): boolean {
    return senderOf({ arn }).accountId === accountId;
}

type SenderVerdict =
    | { verdict: "allowed"; doubt?: undefined }
    | { verdict: "unwanted"; doubt?: string }
    | { verdict: "unclear"; doubt: string };

function judgeSender(guard: Guard, handshake: Handshake): SenderVerdict {
    const { allowedOrganizations = [], allowedAccounts = [] } = guard;
    const { organizationIds, accountIds } = possibleSenders(guard.accountId, handshake);
    const named = [...organizationIds, ...accountIds];
    if (named.length === 0) {
        return { verdict: "unwanted", doubt: "AWS sent no sender" };
    }
    const isAllowed = (id: string) => allowedOrganizations.includes(id) || allowedAccounts.includes(id);
    const contradicting = [organizationIds, accountIds].filter((ids) => ids.length > 1).flat();
    if (contradicting.every(isAllowed)) {
        return { verdict: named.some(isAllowed) ? "allowed" : "unwanted" };
    }
    const doubt = `AWS sent contradicting senders: ${printable(named.join(", "))}`;
    return { verdict: named.some(isAllowed) ? "unclear" : "unwanted", doubt };
}

/**
 * Returns everyone that a handshake names as its sender, without its receiver. A request may name the account that
 * receives it. A transfer always names two organizations; its ARN holds the sender's.
 */
function possibleSenders(receiver: string, handshake: Handshake): { organizationIds: string[]; accountIds: string[] } {
    const { organizationIds, accountIds } = sendersOf(handshake);
    const byArn = senderOf({ arn: handshake.arn }).organizationId;
    const namesReceiver = handshake.action === "TRANSFER_RESPONSIBILITY" && organizationIds.length === 2;
    return {
        organizationIds: namesReceiver && byArn !== undefined ? [byArn] : organizationIds,
        accountIds: accountIds.filter((id) => id !== receiver),
    };
}

import type { Handshake } from "./handshake";
import { senderOf, sendersOf } from "./sender";
import { standingOf, strangenessOf } from "./standing";

/** Whom an account takes handshakes from, and which actions it takes from nobody else. */
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

/** What a guard makes of a handshake. Only an `unwanted` one is to be declined. */
export type Verdict =
    | { verdict: "settled" | "unguarded" | "own" | "allowed" }
    | {
          /** It may be pending and unwanted, so it is neither declined nor passed over in silence. */
          verdict: "unclear";
          /** What AWS leaves unclear, in words. */
          doubt: string;
      }
    | {
          verdict: "unwanted";
          /** Why it isn't allowed though something speaks for it, in words. */
          doubt?: string;
      };

/**
 * Judges a handshake. Its sender counts as allowed only where all that AWS tells of it, by ARN, resources and parties,
 * agrees.
 */
export function judge(guard: Guard, handshake: Handshake): Verdict {
    const standing = standingOf(handshake.state);
    if (standing === "closed" || standing === "accepted") {
        return { verdict: "settled" };
    }
    if (handshake.action !== undefined && !isGuarded(guard.actions, handshake)) {
        return { verdict: "unguarded" };
    }
    if (isSentBy(guard.accountId, handshake)) {
        return { verdict: "own" };
    }
    if (handshake.action === undefined) {
        return { verdict: "unclear", doubt: "AWS tells no action" };
    }
    if (standing === "unknown") {
        return { verdict: "unclear", doubt: strangenessOf(handshake.state) };
    }
    const { organizationIds, accountIds: told } = sendersOf(handshake);
    // A request may name the management account that it goes to as well.
    const accountIds = told.filter((id) => id !== guard.accountId);
    if (organizationIds.length > 1 || accountIds.length > 1) {
        const senders = [...organizationIds, ...accountIds].join(", ");
        return { verdict: "unwanted", doubt: `what AWS tells of its sender contradicts itself: ${senders}` };
    }
    if (organizationIds.length + accountIds.length === 0) {
        return { verdict: "unwanted", doubt: "AWS tells nothing of its sender" };
    }
    const isAllowed =
        organizationIds.some((id) => guard.allowedOrganizations?.includes(id)) ||
        accountIds.some((id) => guard.allowedAccounts?.includes(id));
    return { verdict: isAllowed ? "allowed" : "unwanted" };
}

/** Whether a handshake's action is one of these; one that AWS doesn't tell is none. */
export function isGuarded(actions: readonly string[], handshake: Handshake): boolean {
    return actions.some((action) => action === handshake.action);
}

/**
 * Whether an account sent a handshake itself. Only the ARN tells: the resources of a request may name the account that
 * it goes to.
 */
export function isSentBy(accountId: string, { arn }: Handshake): boolean {
    return senderOf({ arn }).accountId === accountId;
}

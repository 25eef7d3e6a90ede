import type { Handshake } from "./handshake";
import { printable } from "./printable";
import { senderOf, sendersOf } from "./sender";
import { categoryOf, unknownStateReason } from "./stateCategory";

/** What a guard of one account allows. */
export interface Guard {
    /** The guarded account, 12 digits. */
    accountId: string;
    /** The id of the account's own organization, `o-…`, if it is known. */
    organizationId?: string;
    /** Ids of the allowed organizations, `o-…`; none by default. */
    allowedOrganizations?: readonly string[];
    /** Ids of the allowed management accounts, 12 digits; none by default. */
    allowedAccounts?: readonly string[];
    /** The guarded actions. A handshake with another action is not declined. */
    actions: readonly string[];
}

/** The verdict on one handshake. The guard declines only an `unwanted` one. */
export type Verdict =
    | { verdict: "settled" | "unguarded" | "own" | "allowed" }
    | {
          /** It may be pending and unwanted, so the guard neither declines it nor ignores it. */
          verdict: "unclear";
          /** The reason, for a message. */
          doubt: string;
      }
    | {
          /**
           * `unwanted`: pending, and the sender is not allowed. `accepted`: accepted, and the sender is not allowed.
           */
          verdict: "unwanted" | "accepted";
          /** Why the sender is not allowed, if AWS's data are contradicting or missing, in words. */
          doubt?: string;
      };

/**
 * Judges a handshake. The sender is allowed only if the ARN, the resources and the parties name the same allowed
 * sender. If they contradict each other, and one of them names an allowed sender, the verdict is `unclear`.
 */
export function judge(guard: Guard, handshake: Handshake): Verdict {
    const category = categoryOf(handshake.state);
    if (category === "closed") {
        return { verdict: "settled" };
    }
    if (isAction(handshake.action) && !isGuarded(guard.actions, handshake)) {
        return { verdict: "unguarded" };
    }
    if (isSentBy(guard.accountId, handshake)) {
        return { verdict: "own" };
    }
    const sender = judgeSender(guard, handshake);
    if (category === "accepted") {
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
    if (category === "unknown") {
        return { verdict: "unclear", doubt: unknownStateReason(handshake.state) };
    }
    return sender;
}

/**
 * Whether a value has the format of AWS's actions, such as `INVITE`. A value in another format, such as `invite` or an
 * empty string, may mean a guarded action. So it must not count as an unguarded one.
 */
function isAction(action: string | undefined): action is string {
    return /^[A-Z][A-Z0-9_]*$/.test(String(action));
}

/** Whether the handshake's action is in the list. A handshake without an action is not. */
export function isGuarded(actions: readonly string[], handshake: Handshake): boolean {
    return actions.some((action) => action === handshake.action);
}

/**
 * Whether the account itself sent the handshake. Only the ARN shows it: the resources of a request may name the
 * receiving account.
 */
export function isSentBy(accountId: string, { arn }: Handshake): boolean {
    return senderOf({ arn }).accountId === accountId;
}

type SenderVerdict =
    | { verdict: "allowed"; doubt?: undefined }
    | { verdict: "unwanted"; doubt?: string }
    | { verdict: "unclear"; doubt: string };

function judgeSender(guard: Guard, handshake: Handshake): SenderVerdict {
    const { organizationIds, accountIds } = possibleSenders(guard, handshake);
    const named = [...organizationIds, ...accountIds];
    if (named.length === 0) {
        return { verdict: "unwanted", doubt: "AWS sent no sender" };
    }
    const isAllowed = (id: string) => guard.allowedOrganizations?.includes(id) || guard.allowedAccounts?.includes(id);
    const contradicting = [organizationIds, accountIds].filter((ids) => ids.length > 1).flat();
    if (contradicting.every(isAllowed)) {
        return { verdict: named.some(isAllowed) ? "allowed" : "unwanted" };
    }
    const doubt = `AWS sent contradicting senders: ${printable(named.join(", "))}`;
    return { verdict: named.some(isAllowed) ? "unclear" : "unwanted", doubt };
}

/**
 * Returns everyone that a handshake names as its sender, without its receiver. The parts of a request may name the
 * receiving account.
 */
function possibleSenders(guard: Guard, handshake: Handshake): { organizationIds: string[]; accountIds: string[] } {
    const { organizationIds, accountIds } = sendersOf(handshake);
    const receiver =
        handshake.action === "TRANSFER_RESPONSIBILITY"
            ? receiverOfTransfer(guard, handshake, organizationIds)
            : undefined;
    return {
        organizationIds: organizationIds.filter((id) => id !== receiver),
        accountIds: accountIds.filter((id) => id !== guard.accountId),
    };
}

/**
 * Returns the organization that receives a transfer. A transfer names two organizations, and its ARN names the sender.
 * If the own organization is unknown, the other one of the two counts as the receiver. An allowed organization does not:
 * it may be the sender, and then the ARN contradicts it.
 */
function receiverOfTransfer(
    { organizationId, allowedOrganizations }: Guard,
    { arn }: Handshake,
    organizationIds: readonly string[],
): string | undefined {
    const sender = senderOf({ arn }).organizationId;
    if (organizationId !== undefined) {
        return organizationId === sender ? undefined : organizationId;
    }
    const others = organizationIds.filter((id) => id !== sender);
    if (sender === undefined || others.length > 1) {
        return undefined;
    }
    return others.find((id) => !allowedOrganizations?.includes(id));
}

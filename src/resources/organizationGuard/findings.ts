import type { Handshake } from "../../handshake/handshake";
import { senderOf } from "../../handshake/sender";
import type { Findings, JudgedHandshake } from "../invitationGuard/findings";
import { toGuardedHandshake } from "../invitationGuard/properties";
import { sortBy } from "../sortBy";
import { requestTimeKey } from "../sortHandshakes";
import type { Organization } from "./accounts";
import type { MemberHandshake } from "./properties";

/** A guard's findings in one account of an organization. */
export interface AccountFindings extends Findings {
    accountId: string;
}

/** A judged handshake, and the account that received it. */
export interface JudgedMemberHandshake extends JudgedHandshake {
    /** The 12-digit id of the account that received it. */
    accountId: string;
}

/**
 * Returns the findings without the invitation by which the account joined this organization. AWS shows it for 30 days
 * as accepted, and only its ARN names the organization for certain.
 */
export function withoutJoinInvitation(
    findings: Findings,
    { organizationId, managementAccountId }: Organization,
): Findings {
    const isJoining = ({ handshake, doubt }: JudgedHandshake) => {
        const sender = senderOf({ arn: handshake.arn });
        const isOurs = sender.organizationId === organizationId && sender.accountId === managementAccountId;
        return handshake.action === "INVITE" && isOurs && doubt === undefined;
    };
    return { ...findings, accepted: findings.accepted.filter((judged) => !isJoining(judged)) };
}

/** Returns one list of findings of all accounts, oldest first. New handshakes are at the end. */
export function memberHandshakes(
    accounts: readonly AccountFindings[],
    list: (account: AccountFindings) => readonly Handshake[],
): MemberHandshake[] {
    const received = accounts.flatMap((account) =>
        list(account).map((handshake) => ({ accountId: account.accountId, handshake })),
    );
    return sortBy(received, ({ handshake }) => requestTimeKey(handshake)).map(({ accountId, handshake }) => ({
        accountId,
        ...toGuardedHandshake(handshake),
    }));
}

/** Returns the unwanted handshakes of all accounts. */
export function unwantedIn(accounts: readonly AccountFindings[]): JudgedMemberHandshake[] {
    return accounts.flatMap(({ accountId, unwanted }) => unwanted.map((judged) => ({ ...judged, accountId })));
}

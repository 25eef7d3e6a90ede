import type { AccountClient } from "../accountClient";
import type { AdministratorClient, MemberRole } from "../administratorClient";
import { concurrently } from "../concurrently";
import type { Context } from "../context";
import { CanceledError } from "../handshakeError";
import { evaluateAccount, LISTING_MAX_AGE_MS } from "../invitationGuard/account";
import { sortBy } from "../sortBy";
import { unreachableReason } from "../unreachable";
import { CANCELED_MESSAGE } from "./accountMessages";
import { type Organization, selectAccounts } from "./accounts";
import { type AccountFindings, withoutJoinInvitation } from "./findings";
import { type ExistingGuard, listKnownOrganization } from "./missingAccounts";
import { Progress } from "./progress";
import type { OrganizationGuardInputs, SkippedAccount, UnreachableAccount } from "./properties";
import { inspectTransfers, type TransferFindings } from "./transfers";

/** What a plugin passes to each operation of a guard of an organization. */
export interface OrganizationContext extends Pick<Context, "warn" | "info" | "progress"> {
    /** Calls AWS Organizations in the management account or a delegated administrator. */
    administrator: AdministratorClient;
}

/** The result of a sweep over the accounts of an organization. Accounts are sorted by id. */
export interface Sweep extends Organization {
    /** The accounts that the sweep read. */
    accounts: AccountFindings[];
    skipped: SkippedAccount[];
    unreachable: UnreachableAccount[];
    transfers: TransferFindings;
}

/** Work in an account after its handshakes are judged. It returns the findings after the work. */
export type AccountWork = (client: AccountClient, findings: AccountFindings) => Promise<AccountFindings>;

/**
 * The maximum number of accounts at the same time. They use AWS's rates even if responses are slow, and need little
 * memory.
 */
const MAX_CONCURRENT_ACCOUNTS = 32;

/** The operation was canceled during a sweep. */
export class CanceledSweepError extends CanceledError {
    /** @param found what the sweep did before. All other accounts are in `unreachable`. */
    constructor(
        message: string,
        readonly found: Sweep,
    ) {
        super(message);
    }
}

/**
 * Reads every guarded account of an organization. After a failure in one account it continues with the other accounts.
 *
 * @param work additional work in each account.
 * @throws CanceledSweep if the operation was canceled after the accounts were listed.
 * @throws HandshakeError if the accounts can't be listed, if they belong to another organization, or if the operation
 *   was canceled.
 */
export async function sweep(
    context: OrganizationContext,
    inputs: OrganizationGuardInputs,
    existing?: ExistingGuard,
    work: AccountWork = async (_client, findings) => findings,
): Promise<Sweep> {
    const { administrator } = context;
    const { listed, missing } = await listKnownOrganization(administrator, inputs, existing);
    const { organization, caller } = listed;
    const { guarded, skipped } = selectAccounts(listed.accounts, inputs);
    const progress = new Progress(guarded.length, (message) => context.progress(message));
    const unreachable = [...listed.unlistedUnits, ...missing];
    const transfers = { reason: CANCELED_MESSAGE };
    const found: Sweep = { ...organization, accounts: [], skipped, unreachable, transfers };
    // No account waits for the transfers: an emulator may not support this call, and AWS may throttle it for minutes.
    const inspect = async () => {
        found.transfers = await inspectTransfers(administrator, caller, organization, inputs);
    };
    const visit = async (accountId: string) => {
        const role = accountId === caller.accountId ? undefined : roleIn(accountId, caller.partition, inputs);
        try {
            const account = await administrator.visit(accountId, role, async (client) => {
                const handshakes = await client.listHandshakes({ maxAgeMs: LISTING_MAX_AGE_MS });
                const { organizationId } = organization;
                const evaluated = evaluateAccount({ accountId, handshakes, organizationId }, inputs);
                const findings = withoutJoinInvitation(evaluated, organization);
                return await work(client, { accountId, ...findings });
            });
            found.accounts.push(account);
        } catch (error) {
            found.unreachable.push({ accountId, reason: unreachableReason(error) });
        }
        progress.count();
    };
    const results = await Promise.allSettled([concurrently(guarded, MAX_CONCURRENT_ACCOUNTS, visit), inspect()]);
    for (const result of results) {
        if (result.status === "rejected") {
            const error: unknown = result.reason;
            throw error instanceof CanceledError ? canceledSweep(error, found, guarded) : error;
        }
    }
    return sorted(found);
}

function canceledSweep({ message }: CanceledError, found: Sweep, guarded: readonly string[]): CanceledSweepError {
    const done = new Set([...found.accounts, ...found.unreachable].map(({ accountId }) => accountId));
    const others = guarded.filter((accountId) => !done.has(accountId));
    const unreachable = others.map((accountId) => ({ accountId, reason: CANCELED_MESSAGE }));
    return new CanceledSweepError(message, sorted({ ...found, unreachable: [...found.unreachable, ...unreachable] }));
}

function sorted(found: Sweep): Sweep {
    const byAccountId = ({ accountId }: { accountId: string }) => accountId;
    return {
        ...found,
        accounts: sortBy(found.accounts, byAccountId),
        unreachable: sortBy(found.unreachable, byAccountId),
    };
}

function roleIn(accountId: string, partition: string, inputs: OrganizationGuardInputs): MemberRole {
    const { roleName, externalId } = inputs;
    return { roleArn: `arn:${partition}:iam::${accountId}:role/${roleName.replace(/^\//, "")}`, externalId };
}

import { concurrently } from "../concurrently";
import type { Context } from "../context";
import { HandshakeError, messageOf } from "../handshakeError";
import { evaluateAccount, LISTING_MAX_AGE_MS } from "../invitationGuard/account";
import type { MemberRole, OrganizationAccount, OrganizationDirectory } from "../organizationDirectory";
import { type AccountOrganizations, CallError } from "../organizations";
import { unreachableReason } from "../unreachable";
import { type Organization, organizationOf, sortAccounts } from "./accounts";
import type { AccountFindings } from "./findings";
import { listAccountsDeniedMessage, noAccountsMessage, otherOrganizationMessage } from "./messages";
import { Progress } from "./progress";
import type { OrganizationGuardInputs, SkippedAccount, UnreachableAccount } from "./properties";
import { inspectTransfers, type TransferFindings } from "./transfers";

/** What a host passes to each operation of a guard of an organization. */
export interface OrganizationContext extends Pick<Context, "warn" | "info" | "progress"> {
    /** The organization, with the credentials of its management account or a delegated administrator. */
    directory: OrganizationDirectory;
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
export type AccountWork = (organizations: AccountOrganizations, findings: AccountFindings) => Promise<AccountFindings>;

/**
 * The maximum number of accounts at the same time. They use AWS's rates even if responses are slow, and need little
 * memory.
 */
const MAX_CONCURRENT_ACCOUNTS = 32;

/**
 * Reads every guarded account of an organization. After a failure in one account it continues with the other accounts.
 *
 * @param organizationId the organization of an existing guard.
 * @param work additional work in each account.
 * @throws HandshakeError if the accounts can't be listed, if they belong to another organization, or if the operation
 *   was canceled.
 */
export async function sweep(
    context: OrganizationContext,
    inputs: OrganizationGuardInputs,
    organizationId?: string,
    work: AccountWork = async (_organizations, findings) => findings,
): Promise<Sweep> {
    const { directory } = context;
    const { organization, caller, listed } = await list(directory, inputs, organizationId);
    const { active, skipped } = sortAccounts(listed, inputs);
    const progress = new Progress(active.length, (message) => context.progress(message));
    const transfers = await inspectTransfers(directory, caller, organization, inputs);
    const found: Sweep = { ...organization, accounts: [], skipped, unreachable: [], transfers };
    await concurrently(active, MAX_CONCURRENT_ACCOUNTS, async (accountId) => {
        const role = accountId === caller.accountId ? undefined : roleIn(accountId, caller.partition, inputs);
        try {
            const account = await directory.visit(accountId, role, async (organizations) => {
                const handshakes = await organizations.listHandshakes({ maxAgeMs: LISTING_MAX_AGE_MS });
                return await work(organizations, { accountId, ...evaluateAccount({ accountId, handshakes }, inputs) });
            });
            found.accounts.push(account);
        } catch (error) {
            found.unreachable.push({ accountId, reason: unreachableReason(error) });
        }
        progress.count();
    });
    found.accounts.sort(byAccountId);
    found.unreachable.sort(byAccountId);
    return found;
}

/** Returns the organization, the caller, and the accounts that the inputs select. */
async function list(directory: OrganizationDirectory, inputs: OrganizationGuardInputs, organizationId?: string) {
    const caller = await directory.caller();
    const listed = await accountsIn(directory, inputs).catch((error: unknown) => {
        throw error instanceof CallError && /AccessDenied/.test(error.code)
            ? new HandshakeError(listAccountsDeniedMessage(messageOf(error)), { cause: error })
            : error;
    });
    const organization = organizationOf(listed);
    if (organization === undefined) {
        throw new HandshakeError(noAccountsMessage(listed.length));
    }
    if (organizationId !== undefined && organizationId !== organization.organizationId) {
        throw new HandshakeError(otherOrganizationMessage(organizationId, organization.organizationId));
    }
    return { organization, caller, listed };
}

async function accountsIn(
    directory: OrganizationDirectory,
    { organizationalUnits }: OrganizationGuardInputs,
): Promise<OrganizationAccount[]> {
    if (organizationalUnits === undefined) {
        return await directory.listAccounts();
    }
    const below: OrganizationAccount[] = [];
    for (const parentId of organizationalUnits) {
        below.push(...(await directory.listAccountsBelow(parentId)));
    }
    return below;
}

function roleIn(accountId: string, partition: string, inputs: OrganizationGuardInputs): MemberRole {
    const { roleName, externalId } = inputs;
    return { roleArn: `arn:${partition}:iam::${accountId}:role/${roleName.replace(/^\//, "")}`, externalId };
}

function byAccountId(a: { accountId: string }, b: { accountId: string }): number {
    return a.accountId < b.accountId ? -1 : 1;
}

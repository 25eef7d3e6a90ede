import type { AdministratorClient, CallerAccount, OrganizationAccount } from "../administratorClient";
import { CallError } from "../callError";
import { HandshakeError, messageOf } from "../handshakeError";
import { unreachableReason } from "../unreachable";
import { type Organization, organizationOf } from "./accounts";
import {
    listAccountsDeniedMessage,
    NO_ACCOUNTS_MESSAGE,
    otherOrganizationMessage,
    UNKNOWN_ORGANIZATION_MESSAGE,
} from "./messages";
import type { OrganizationGuardInputs, UnreachableAccount } from "./properties";

/** An organization, with the accounts that a guard's inputs select. */
export interface ListedOrganization {
    organization: Organization;
    caller: CallerAccount;
    accounts: OrganizationAccount[];
    /** The organizational units whose accounts couldn't be listed. */
    unlistedUnits: UnreachableAccount[];
}

/**
 * Lists the accounts that the inputs select. If the accounts of one of several organizational units can't be listed, it
 * continues with the other units.
 *
 * @param organizationId the organization of an existing guard.
 * @throws HandshakeError if no account can be listed, or if the accounts belong to another organization.
 */
export async function listOrganization(
    administrator: AdministratorClient,
    inputs: Pick<OrganizationGuardInputs, "organizationalUnits">,
    organizationId?: string,
): Promise<ListedOrganization> {
    const caller = await administrator.caller();
    const { accounts, unlistedUnits } = await listAccounts(administrator, inputs);
    const organization = await organizationOfAccounts(administrator, accounts);
    if (organizationId !== undefined && organizationId !== organization.organizationId) {
        throw new HandshakeError(otherOrganizationMessage(organizationId, organization.organizationId));
    }
    return { organization, caller, accounts, unlistedUnits };
}

/** AWS sends the ARN of each account. If an endpoint does not, one more call names the organization. */
async function organizationOfAccounts(
    administrator: AdministratorClient,
    accounts: readonly OrganizationAccount[],
): Promise<Organization> {
    const organization = organizationOf(accounts);
    if (organization !== undefined) {
        return organization;
    }
    if (accounts.length === 0) {
        throw new HandshakeError(NO_ACCOUNTS_MESSAGE);
    }
    const { organizationId, managementAccountId } = await administrator.describeOrganization();
    if (organizationId === undefined) {
        throw new HandshakeError(UNKNOWN_ORGANIZATION_MESSAGE);
    }
    return { organizationId, managementAccountId };
}

async function listAccounts(
    administrator: AdministratorClient,
    { organizationalUnits }: Pick<OrganizationGuardInputs, "organizationalUnits">,
): Promise<Pick<ListedOrganization, "accounts" | "unlistedUnits">> {
    if (organizationalUnits === undefined) {
        return { accounts: await administrator.listAccounts().catch(throwListError), unlistedUnits: [] };
    }
    const accounts: OrganizationAccount[] = [];
    const unlistedUnits: UnreachableAccount[] = [];
    const errors: unknown[] = [];
    for (const unitId of organizationalUnits) {
        try {
            accounts.push(...(await administrator.listAccountsBelow(unitId)));
        } catch (error) {
            errors.push(error);
            unlistedUnits.push({ accountId: unitId, reason: unreachableReason(error) });
        }
    }
    if (errors.length > 0 && accounts.length === 0) {
        throwListError(errors[0]);
    }
    return { accounts, unlistedUnits };
}

function throwListError(error: unknown): never {
    throw error instanceof CallError && /AccessDenied/.test(error.code)
        ? new HandshakeError(listAccountsDeniedMessage(messageOf(error)), { cause: error })
        : error;
}

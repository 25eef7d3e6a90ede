import type { Account, Organization, OrganizationalUnit } from "@aws-sdk/client-organizations";
import { isAccountId, isOrganizationalUnitId, isOrganizationId } from "../../handshake/ids";
import { printable } from "../../handshake/printable";
import type { OrganizationAccount } from "../../resources/administratorClient";
import type { DescribedOrganization } from "../../resources/transferClient";
import { UnexpectedResponseError } from "../errors";
import { itemsIn, type ListPage, type ResponseBody } from "./pages";
import { membersOf } from "./values";

/**
 * Returns the accounts of a page: the id, the status and the ARN of each, without names and e-mail addresses.
 *
 * @throws UnexpectedResponseError if the response has neither a list nor a page token, or if an account has no id. Then
 *   the list would be incomplete.
 */
export function accountsInResponse(response: ResponseBody & { Accounts?: Account[] }): ListPage<OrganizationAccount> {
    const accounts = itemsIn(response, response.Accounts);
    const items = accounts.map(({ Id, State, Status, Arn }): OrganizationAccount => {
        if (!isAccountId(Id)) {
            throw new UnexpectedResponseError("the response contains an account without an id", response);
        }
        return { accountId: Id, status: printableStatus(State ?? Status), arn: Arn };
    });
    return { items, nextToken: response.NextToken };
}

/**
 * Returns the ids of the organizational units of a page.
 *
 * @throws UnexpectedResponseError in the same cases as {@link accountsInResponse}.
 */
export function unitsInResponse(
    response: ResponseBody & { OrganizationalUnits?: OrganizationalUnit[] },
): ListPage<string> {
    const items = itemsIn(response, response.OrganizationalUnits).map(({ Id }) => {
        if (!isOrganizationalUnitId(Id)) {
            throw new UnexpectedResponseError("the response contains an organizational unit without an id", response);
        }
        return Id;
    });
    return { items, nextToken: response.NextToken };
}

/**
 * Returns the organization of a response of DescribeOrganization: its id and its management account.
 *
 * @throws UnexpectedResponseError if the response has no management account.
 */
export function organizationInResponse(
    response: ResponseBody & { Organization?: Organization },
): DescribedOrganization {
    const { Id, MasterAccountId } = membersOf(response.Organization);
    if (!isAccountId(MasterAccountId)) {
        throw new UnexpectedResponseError("the response contains no management account", response);
    }
    return { organizationId: isOrganizationId(Id) ? Id : undefined, managementAccountId: MasterAccountId };
}

/** Makes a status printable, because messages and the state contain it. */
function printableStatus(status: string | undefined): string | undefined {
    return status === undefined ? undefined : printable(status);
}

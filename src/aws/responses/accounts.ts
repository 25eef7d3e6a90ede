import type { Account, OrganizationalUnit } from "@aws-sdk/client-organizations";
import { isAccountId, isOrganizationalUnitId } from "../../handshake/ids";
import { printable } from "../../handshake/printable";
import type { OrganizationAccount } from "../../resources/organizationDirectory";
import { UnexpectedResponseError } from "../errors";
import { type Answer, itemsIn, type ListPage } from "./lists";

/**
 * The accounts in an answer with a page of a list. Of each its id, its status and its ARN; no name, no e-mail address.
 *
 * @throws UnexpectedResponseError when it holds neither a list nor the token of a next page, or an account without an id: nobody
 *   may take the rest for the whole.
 */
export function accountsInResponse(answer: Answer & { Accounts?: Account[] }): ListPage<OrganizationAccount> {
    const accounts = itemsIn(answer, answer.Accounts);
    const items = accounts.map(({ Id, State, Status, Arn }): OrganizationAccount => {
        if (!isAccountId(Id)) {
            throw new UnexpectedResponseError("the answer holds an account without an id", answer);
        }
        return { accountId: Id, status: wordOf(State ?? Status), arn: Arn };
    });
    return { items, nextToken: answer.NextToken };
}

/**
 * The ids of the organizational units in an answer with a page of a list.
 *
 * @throws UnexpectedResponseError as {@link accountsInResponse}.
 */
export function unitsInResponse(answer: Answer & { OrganizationalUnits?: OrganizationalUnit[] }): ListPage<string> {
    const items = itemsIn(answer, answer.OrganizationalUnits).map(({ Id }) => {
        if (!isOrganizationalUnitId(Id)) {
            throw new UnexpectedResponseError("the answer holds a unit without an id", answer);
        }
        return Id;
    });
    return { items, nextToken: answer.NextToken };
}

/** AWS keeps adding statuses; one is shown and stored. */
function wordOf(status: string | undefined): string | undefined {
    return status === undefined ? undefined : printable(status);
}

import { isOrganizationId } from "../../handshake/ids";
import { HandshakeError } from "../handshakeError";
import { evaluateAccount } from "../invitationGuard/account";
import { allowPending } from "../invitationGuard/allowPending";
import type { AccountFindings } from "./findings";
import { inspectOrganization } from "./inspectOrganization";
import { importIncompleteMessage, notAnOrganizationMessage } from "./messages";
import type { OrganizationGuardInputs, OrganizationGuardOutputs } from "./properties";
import { type OrganizationContext, sweep } from "./sweep";

/** The role that an import assumes in each account. Pulumi passes only the id to an import. */
const IMPORT_ROLE_NAME = "invitation-guard";

/**
 * Imports a guard that allows the senders of all handshakes that are pending now, so an import by itself declines
 * nothing. It warns of accounts that it could not read, because it can't allow their senders. If the program allows
 * fewer senders, the next preview shows it. The import assumes the role `invitation-guard`.
 *
 * @throws HandshakeError if the id is invalid, if the accounts can't be listed, or if the credentials belong to another
 *   organization.
 */
export async function importOrganizationGuard(
    context: OrganizationContext,
    organizationId: string,
): Promise<OrganizationGuardOutputs> {
    if (!isOrganizationId(organizationId)) {
        throw new HandshakeError(notAnOrganizationMessage(organizationId));
    }
    const inputs: OrganizationGuardInputs = { roleName: IMPORT_ROLE_NAME };
    const found = await sweep(context, inputs, { organizationId, olds: {} });
    const pending = found.accounts.map(({ accountId, unwanted }) =>
        allowPending(
            accountId,
            unwanted.map(({ handshake }) => handshake),
            organizationId,
        ),
    );
    const allowing: OrganizationGuardInputs = {
        ...inputs,
        allowedOrganizations: allOf(pending.map(({ allowedOrganizations }) => allowedOrganizations)),
        allowedAccounts: allOf(pending.map(({ allowedAccounts }) => allowedAccounts)),
    };
    if (found.unreachable.length > 0) {
        const unread = found.unreachable.map(({ accountId }) => accountId);
        context.warn(importIncompleteMessage(organizationId, unread));
    }
    const judgedAgain = found.accounts.map((account) => reevaluate({ ...account, organizationId }, allowing));
    return inspectOrganization(context, allowing, { ...found, accounts: judgedAgain }, {});
}

/** Returns the ids of all lists, each once and sorted; `undefined` if there is none. */
function allOf(lists: readonly (readonly string[] | undefined)[]): string[] | undefined {
    const ids = new Set(lists.flatMap((list) => list ?? []));
    return ids.size > 0 ? [...ids].sort() : undefined;
}

/** Judges the findings of an account again, with inputs that allow more senders. */
function reevaluate(
    account: AccountFindings & { organizationId: string },
    inputs: OrganizationGuardInputs,
): AccountFindings {
    const { accountId, organizationId, allowed, declined } = account;
    const others = [...account.unwanted, ...account.accepted, ...account.unclear].map(({ handshake }) => handshake);
    const handshakes = [...allowed, ...declined, ...others];
    return { accountId, ...evaluateAccount({ accountId, handshakes, organizationId }, inputs) };
}

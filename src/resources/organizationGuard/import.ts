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
    const organizations = new Set<string>();
    const accounts = new Set<string>();
    const found = await sweep(context, inputs, { organizationId, olds: {} }, async (_client, findings) => {
        const pending = findings.unwanted.map(({ handshake }) => handshake);
        const { allowedOrganizations = [], allowedAccounts = [] } = allowPending(
            findings.accountId,
            pending,
            organizationId,
        );
        for (const id of allowedOrganizations) {
            organizations.add(id);
        }
        for (const id of allowedAccounts) {
            accounts.add(id);
        }
        return findings;
    });
    const allowing: OrganizationGuardInputs = {
        ...inputs,
        ...(organizations.size > 0 && { allowedOrganizations: [...organizations].sort() }),
        ...(accounts.size > 0 && { allowedAccounts: [...accounts].sort() }),
    };
    if (found.unreachable.length > 0) {
        const unread = found.unreachable.map(({ accountId }) => accountId);
        context.warn(importIncompleteMessage(organizationId, unread));
    }
    const judgedAgain = found.accounts.map((account) => reevaluate({ ...account, organizationId }, allowing));
    return inspectOrganization(context, allowing, { ...found, accounts: judgedAgain }, {});
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

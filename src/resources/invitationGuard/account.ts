import type { Handshake } from "../../handshake/handshake";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import type { AccountOrganizations } from "../organizations";
import { type Findings, findingsOf } from "./findings";
import { otherAccountMessage } from "./messages";
import { DEFAULT_ACTIONS, type InvitationGuardInputs } from "./properties";

/**
 * Within one phase of an operation an account is listed once: before an update the engine has the guard read. A decline
 * ends the use of a listing earlier, and each phase has a process of its own.
 */
export const LISTING_MAX_AGE_MS = 10 * 60_000;

/** The account of the credentials, and all its handshakes. */
export interface ListedAccount {
    /** The account's 12-digit id. */
    accountId: string;
    /** Its handshakes, those that it sent itself included. */
    handshakes: Handshake[];
}

/**
 * Lists the handshakes of the account of the credentials.
 *
 * @param accountId the account of an existing guard.
 * @throws HandshakeError when the credentials are another account's, or AWS can't be asked.
 */
export async function listAccount(
    { organizations }: Pick<Context<AccountOrganizations>, "organizations">,
    accountId?: string,
): Promise<ListedAccount> {
    const found = await organizations.accountId();
    if (accountId !== undefined && accountId !== found) {
        throw new HandshakeError(otherAccountMessage(accountId, found));
    }
    return { accountId: found, handshakes: await organizations.listHandshakes({ maxAgeMs: LISTING_MAX_AGE_MS }) };
}

/** Evaluates the handshakes of an account by what a guard allows. */
export function evaluateAccount(
    { accountId, handshakes }: ListedAccount,
    inputs: Pick<InvitationGuardInputs, "allowedOrganizations" | "allowedAccounts" | "actions">,
): Findings {
    const { allowedOrganizations, allowedAccounts, actions = DEFAULT_ACTIONS } = inputs;
    return findingsOf({ accountId, allowedOrganizations, allowedAccounts, actions }, handshakes);
}

import type { Handshake } from "../../handshake/handshake";
import type { AccountClient } from "../accountClient";
import type { Context } from "../context";
import { HandshakeError } from "../handshakeError";
import { type Findings, findingsOf } from "./findings";
import { otherAccountMessage } from "./messages";
import { DEFAULT_ACTIONS, type InvitationGuardInputs } from "./properties";

/**
 * The maximum age of a listing that is used again, in milliseconds. So a guard lists its account once in each phase of
 * an operation, although the engine reads the guard before it updates it. A decline drops the listing. Each phase has
 * its own process.
 */
export const LISTING_MAX_AGE_MS = 60 * 60_000;

/** The account of the credentials, and all its handshakes. */
export interface ListedAccount {
    /** The account's 12-digit id. */
    accountId: string;
    /** Its handshakes, including those that it sent itself. */
    handshakes: Handshake[];
    /** The id of its organization, if it is known. */
    organizationId?: string;
}

/**
 * Lists the handshakes of the account of the credentials.
 *
 * @param accountId the account of an existing guard.
 * @throws HandshakeError if the credentials belong to another account, or if a call fails.
 */
export async function listAccount(
    { client }: Pick<Context<AccountClient>, "client">,
    accountId?: string,
): Promise<ListedAccount> {
    const found = await client.accountId();
    if (accountId !== undefined && accountId !== found) {
        throw new HandshakeError(otherAccountMessage(accountId, found));
    }
    return { accountId: found, handshakes: await client.listHandshakes({ maxAgeMs: LISTING_MAX_AGE_MS }) };
}

/** Judges the handshakes of an account with the inputs of a guard. */
export function evaluateAccount(
    { accountId, handshakes, organizationId }: ListedAccount,
    inputs: Pick<InvitationGuardInputs, "allowedOrganizations" | "allowedAccounts" | "actions">,
): Findings {
    const { allowedOrganizations, allowedAccounts, actions = DEFAULT_ACTIONS } = inputs;
    return findingsOf({ accountId, organizationId, allowedOrganizations, allowedAccounts, actions }, handshakes);
}

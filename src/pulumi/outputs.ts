import type { InvitationGuardResult } from "./invitationGuard";
import type { OrganizationGuardResult } from "./organizationGuard";
import type { ReceivedHandshakeResult } from "./receivedHandshake";

/*
 * The names of the outputs. Pulumi's constructors require each name, with no value yet.
 */

/** The outputs of a `ReceivedHandshake`. */
export const receivedHandshakeOutputs = {
    handshakeId: undefined,
    desiredState: undefined,
    connection: undefined,
    arn: undefined,
    action: undefined,
    state: undefined,
    requestedTimestamp: undefined,
    expirationTimestamp: undefined,
    organizationId: undefined,
    senderAccountId: undefined,
    parties: undefined,
    resources: undefined,
    unreachable: undefined,
} satisfies Record<keyof ReceivedHandshakeResult, undefined>;

/** The outputs of an `InvitationGuard`. */
export const invitationGuardOutputs = {
    accountId: undefined,
    allowedOrganizations: undefined,
    allowedAccounts: undefined,
    actions: undefined,
    connection: undefined,
    allowed: undefined,
    declined: undefined,
    unwanted: undefined,
    accepted: undefined,
    unclear: undefined,
    unreachable: undefined,
} satisfies Record<keyof InvitationGuardResult, undefined>;

/** The outputs of an `OrganizationGuard`. */
export const organizationGuardOutputs = {
    organizationId: undefined,
    managementAccountId: undefined,
    guardedAccounts: undefined,
    skippedAccounts: undefined,
    unreachable: undefined,
    roleName: undefined,
    externalId: undefined,
    allowedOrganizations: undefined,
    allowedAccounts: undefined,
    actions: undefined,
    organizationalUnits: undefined,
    excludedAccounts: undefined,
    connection: undefined,
    allowed: undefined,
    declined: undefined,
    unwanted: undefined,
    accepted: undefined,
    unclear: undefined,
    unwantedTransfers: undefined,
} satisfies Record<keyof OrganizationGuardResult, undefined>;

/*
 * The credentials that sign the calls, and the account of the credentials. Other folders import only this file.
 */
export { AccountCheck, requireNotForbidden } from "./accountCheck";
export { CallerIdentity } from "./callerIdentity";
export { describeCredentialOrigin, describeCredentialSource } from "./credentialSource";
export { credentialsFor } from "./credentials";
export { requireNotLookOnly, withLookOnlyRole } from "./lookOnly";
export { assumeRoleProvider } from "./roleProviders";
export { stsClient } from "./stsClient";

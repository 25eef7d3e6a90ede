/*
 * Whose credentials sign the calls, and which account they belong to. The only door of this folder.
 */
export { AccountCheck } from "./accountCheck";
export { CallerIdentity } from "./callerIdentity";
export { credentialOriginText, credentialSourceText } from "./credentialSource";
export { assumeRoleProvider, credentialsFor, stsClient } from "./credentials";
export { requireDeclining, withLookOnlyRole } from "./lookOnly";

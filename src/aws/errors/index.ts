/*
 * What a failed call means, and the advice for it. The only door of this folder.
 */
export { adviceFor } from "./advice";
export { type ClassifiedError, classifyError, formatServiceError, isOfCredentials } from "./classifyError";
export { isRefusalOfCredentials } from "./errorTable";
export { UnexpectedResponseError } from "./unexpectedResponseError";

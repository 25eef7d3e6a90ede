/*
 * Classifies the error of a call, and gives the advice for it. Other folders import only this file.
 */
export { adviceFor } from "./advice";
export {
    type ClassifiedError,
    classifyError,
    formatServiceError,
    isCredentialsError,
} from "./classifyError";
export { isCredentialsRejection } from "./errorTable";
export { UnexpectedResponseError } from "./unexpectedResponseError";

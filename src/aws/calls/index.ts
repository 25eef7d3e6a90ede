/*
 * Rate limits, retries, cancellation, and the error that a user gets. Other folders import only this file.
 */

export { callErrorFor, canceledErrorFor } from "./callError";
export { callWithRetries, type Request } from "./callWithRetries";
export { AbortError, raceAbort } from "./cancellation";
export { type CallContext, type Clock, systemClock } from "./clock";
export { HandshakeCache } from "./handshakeCache";
export { AccountLimiters } from "./limiters";
export { LimitersByConnection } from "./limitersByConnection";
export { notCalledMessage, waitingMessage } from "./messages";

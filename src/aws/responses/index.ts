/*
 * AWS's responses, checked where they enter. The only door of this folder.
 */
export { accountsInResponse, unitsInResponse } from "./accounts";
export { bodyLimit, limitBodies } from "./bodyLimit";
export { endlessAccountsMessage } from "./messages";
export { allPages } from "./pages";
export { handshakeInResponse, pageInResponse } from "./response";
export { type Caller, callerFromWire, readableBody } from "./wire";

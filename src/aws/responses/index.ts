/*
 * Checks AWS's responses. Other folders import only this file.
 */
export { bodyLimit, limitBodies } from "./bodyLimit";
export { handshakesOfAllPages } from "./handshakePages";
export { handshakeInResponse, handshakesInResponse } from "./handshakes";
export { accountsInResponse, organizationInResponse, unitsInResponse } from "./organization";
export { itemsOfAllPages, type ListPage } from "./pages";
export { readableBody } from "./readableBody";
export { transfersInResponse } from "./transfers";
export { type Caller, callerFromWire } from "./wire";

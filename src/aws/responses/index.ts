/*
 * Checks AWS's responses. Other folders import only this file.
 */
export { accountsInResponse, unitsInResponse } from "./accounts";
export { bodyLimit, limitBodies } from "./bodyLimit";
export { itemsOfAllPages, type ListPage } from "./lists";
export { allPages } from "./pages";
export { handshakeInResponse, pageInResponse } from "./response";
export { organizationInResponse, transfersInResponse } from "./transfers";
export { type Caller, callerFromWire, readableBody } from "./wire";

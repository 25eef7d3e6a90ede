/*
 * AWS's responses, checked where they enter. The only door of this folder.
 */
export { accountsInResponse, unitsInResponse } from "./accounts";
export { bodyLimit, limitBodies } from "./bodyLimit";
export { itemsOfAllPages, type ListPage } from "./lists";
export { allPages } from "./pages";
export { handshakeInResponse, pageInResponse } from "./response";
export { organizationInResponse, transfersInResponse } from "./transfers";
export { type Caller, callerFromWire, readableBody } from "./wire";

/*
 * How requests reach AWS: clients, proxies, certificates. The only door of this folder.
 */
export { clientConfiguration, type RequestHandler, useSharedEndpoint } from "./clientConfiguration";
export { withoutVersionWarning } from "./versionWarning";

/*
 * Configures the SDK's clients: endpoints, proxies, certificates. Other folders import only this file.
 */
export { clientConfiguration, type RequestHandler, useSharedEndpoint } from "./clientConfiguration";
export { withoutVersionWarning } from "./versionWarning";

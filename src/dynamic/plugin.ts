import type * as pulumi from "@pulumi/pulumi";
import type { Accounts, GetConfiguration } from "../aws/index.js";
import { LazyOrganizationDirectory } from "../pulumi/lazyOrganizationDirectory";
import { LazyOrganizations } from "../pulumi/lazyOrganizations";
import { loadAccounts } from "../pulumi/loadAccounts";
import { notConfiguredMessage } from "../pulumi/messages";
import type { Connection } from "../resources/connection/properties";
import type { Context } from "../resources/context";
import { ConfigurationError } from "../resources/handshakeError";
import type { OrganizationContext } from "../resources/organizationGuard/sweep";
import type { AccountOrganizations } from "../resources/organizations";
import { withPluginErrors } from "./pluginError";

/*
 * What the resources of one operation share in Pulumi's plugin process: the stack's configuration, the accounts, and
 * the way to the user.
 */

/** What the plugin prints appears among the diagnostics of the stack. */
export const log = {
    warn: (message: string) => console.warn(`Warning: ${message}`),
    info: (message: string) => console.log(message),
    progress: (message: string) => console.log(message),
};

let configuration: GetConfiguration | undefined;
let accounts: Promise<Accounts> | undefined;

/**
 * Keeps the stack's configuration. The plugin calls other methods before this has ended: nothing is awaited here.
 *
 * @throws Error if the plugin called another method first, whose arguments the text in the state passes on to here.
 */
export function configure(request: pulumi.dynamic.ConfigureRequest): Promise<void> {
    return withPluginErrors(() => {
        const config: pulumi.dynamic.Config | undefined = request?.config;
        if (typeof config?.get !== "function") {
            throw new ConfigurationError(notConfiguredMessage);
        }
        configuration = (name) => config.get(`aws:${name}`);
    });
}

/** What a resource works with, in the account that the connection reaches. */
export function contextFor(connection: Connection | undefined): Context<AccountOrganizations> {
    return { ...log, organizations: new LazyOrganizations(async () => (await connect()).organizations(connection)) };
}

/** The same for the organization of the account that the connection reaches. */
export function organizationContextFor(connection: Connection | undefined): OrganizationContext {
    return { ...log, directory: new LazyOrganizationDirectory(async () => (await connect()).directory(connection)) };
}

/**
 * The accounts of the operation, which all its resources share.
 *
 * @throws ConfigurationError if Pulumi has not passed on the configuration: another account than the stack's could be meant.
 */
async function connect(): Promise<Accounts> {
    if (configuration === undefined) {
        throw new ConfigurationError(notConfiguredMessage);
    }
    accounts ??= loadAccounts(configuration, { progress: log.progress });
    return accounts;
}

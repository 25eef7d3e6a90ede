import type * as pulumi from "@pulumi/pulumi";
import type { Accounts, GetConfiguration } from "../aws/index.js";
import { LazyOrganizationDirectory } from "../pulumi/lazyOrganizationDirectory";
import { LazyOrganizations } from "../pulumi/lazyOrganizations";
import { loadAccounts } from "../pulumi/loadAccounts";
import type { Connection } from "../resources/connection/properties";
import type { Context } from "../resources/context";
import type { OrganizationContext } from "../resources/organizationGuard/sweep";
import type { AccountOrganizations } from "../resources/organizations";

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

let configuration: GetConfiguration = () => undefined;
let accounts: Promise<Accounts> | undefined;

/** Keeps the stack's configuration. The plugin lets others go on before this has ended: nothing is awaited here. */
export async function configure({ config }: pulumi.dynamic.ConfigureRequest): Promise<void> {
    configuration = (name) => config.get(`aws:${name}`);
}

/** What a resource works with, in the account that the connection reaches. */
export function contextFor(connection: Connection | undefined): Context<AccountOrganizations> {
    return { ...log, organizations: new LazyOrganizations(async () => (await connect()).organizations(connection)) };
}

/** The same for the organization of the account that the connection reaches. */
export function organizationContextFor(connection: Connection | undefined): OrganizationContext {
    return { ...log, directory: new LazyOrganizationDirectory(async () => (await connect()).directory(connection)) };
}

/** The accounts of the operation, which all its resources share. */
function connect(): Promise<Accounts> {
    accounts ??= loadAccounts(configuration, { progress: log.progress });
    return accounts;
}

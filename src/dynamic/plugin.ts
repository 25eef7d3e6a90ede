import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionPool, GetConfiguration } from "../aws/index.js";
import { LazyAccountClient } from "../pulumi/lazyAccountClient";
import { LazyAdministratorClient } from "../pulumi/lazyAdministratorClient";
import { loadConnectionPool } from "../pulumi/loadConnectionPool";
import { NOT_CONFIGURED_MESSAGE } from "../pulumi/messages";
import type { AccountClient } from "../resources/accountClient";
import type { Connection } from "../resources/connection/properties";
import type { Context } from "../resources/context";
import { ConfigurationError } from "../resources/handshakeError";
import type { OrganizationContext } from "../resources/organizationGuard/sweep";
import { withPluginErrors } from "./pluginError";

/*
 * The shared state of the resources of one operation in the process of Pulumi's plugin: the stack's configuration, the
 * connection pool and the log.
 */

/** Shows messages to the user. The output of the plugin appears in the diagnostics of the stack. */
export const log = {
    warn: (message: string) => console.warn(`Warning: ${message}`),
    info: (message: string) => console.log(message),
    progress: (message: string) => console.log(message),
};

let configuration: GetConfiguration | undefined;
let pool: Promise<ConnectionPool> | undefined;

/**
 * Stores the stack's configuration before the first `await`, because the plugin calls other methods before the promise
 * resolves.
 *
 * @throws Error if the plugin called another method first. The provider text passes the arguments of that method to
 *   this function.
 */
export function configure(request: pulumi.dynamic.ConfigureRequest): Promise<void> {
    return withPluginErrors(() => {
        const config: pulumi.dynamic.Config | undefined = request?.config;
        if (typeof config?.get !== "function") {
            throw new ConfigurationError(NOT_CONFIGURED_MESSAGE);
        }
        configuration = (name) => config.get(`aws:${name}`);
    });
}

/** Returns the context of a resource, with the account that the connection reaches. */
export function contextFor(connection: Connection | undefined): Context<AccountClient> {
    return { ...log, client: new LazyAccountClient(async () => (await connectionPool()).accountClient(connection)) };
}

/**
 * Returns the context of a guard of an organization, whose administrator the connection reaches.
 */
export function organizationContextFor(connection: Connection | undefined): OrganizationContext {
    return {
        ...log,
        administrator: new LazyAdministratorClient(async () =>
            (await connectionPool()).administratorClient(connection),
        ),
    };
}

/**
 * Returns the connection pool of the operation, which all its resources share.
 *
 * @throws ConfigurationError if Pulumi has not passed the configuration. Without it, the calls might reach another
 *   account than the stack's.
 */
async function connectionPool(): Promise<ConnectionPool> {
    if (configuration === undefined) {
        throw new ConfigurationError(NOT_CONFIGURED_MESSAGE);
    }
    pool ??= loadConnectionPool(configuration, { progress: log.progress });
    return pool;
}

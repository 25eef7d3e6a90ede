import * as pulumi from "@pulumi/pulumi";
import type { ConnectionPool } from "../aws/index.js";
import { loadConnectionPool } from "../pulumi/loadConnectionPool";
import { runError } from "../pulumi/runError";
import type { AccountClient } from "../resources/accountClient";
import type { Connection } from "../resources/connection/properties";
import { messageOf } from "../resources/handshakeError";
import { requireConnection } from "../resources/lookUps/check";
import type { TransferClient } from "../resources/transferClient";

/**
 * The connection pool of each operation, by the operation's connection to the engine. A process of the Automation API
 * runs many operations.
 */
const pools = new WeakMap<object, Promise<ConnectionPool>>();
const withoutEngine = {};

/**
 * Runs a look-up of a program in the account that a connection reaches.
 *
 * @throws pulumi.RunError, which the engine shows without a stack trace.
 */
export async function withAccountClient<T>(
    connection: Connection | undefined,
    lookUp: (client: AccountClient) => Promise<T>,
): Promise<T> {
    return await withConnectionPool(connection, (pool) => lookUp(pool.accountClient(connection)));
}

/**
 * Runs a look-up of a program in the account that a connection reaches. It must be a management account.
 *
 * @throws pulumi.RunError, which the engine shows without a stack trace.
 */
export async function withTransferClient<T>(
    connection: Connection | undefined,
    lookUp: (client: TransferClient) => Promise<T>,
): Promise<T> {
    return await withConnectionPool(connection, (pool) => lookUp(pool.transferClient(connection)));
}

async function withConnectionPool<T>(
    connection: Connection | undefined,
    lookUp: (pool: ConnectionPool) => Promise<T>,
): Promise<T> {
    try {
        requireConnection(connection);
        return await lookUp(await poolOfOperation());
    } catch (error) {
        throw runError(messageOf(error));
    }
}

/**
 * Returns the connection pool of this operation. Operations share none, because the environment of the next one may
 * lead to another account.
 */
function poolOfOperation(): Promise<ConnectionPool> {
    const operation = pulumi.runtime.getMonitor() ?? withoutEngine;
    let pool = pools.get(operation);
    if (pool === undefined) {
        pool = newPool();
        pools.set(operation, pool);
    }
    return pool;
}

async function newPool(): Promise<ConnectionPool> {
    const config = new pulumi.Config("aws");
    return await loadConnectionPool((name) => config.get(name), {
        progress: (message) => void pulumi.log.info(message, undefined, undefined, true),
    });
}

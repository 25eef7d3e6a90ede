import * as pulumi from "@pulumi/pulumi";
import type { Accounts } from "../aws/index.js";
import { loadAccounts } from "../pulumi/loadAccounts";
import { runError } from "../pulumi/runError";
import type { Connection } from "../resources/connection/properties";
import { messageOf } from "../resources/handshakeError";
import { requireConnection } from "../resources/lookUps/check";
import type { ManagementAccount } from "../resources/managementAccount";
import type { AccountOrganizations } from "../resources/organizations";

/**
 * The accounts of each operation, by its connection to the engine. A process of the Automation API runs many
 * operations.
 */
const accounts = new WeakMap<object, Promise<Accounts>>();
const withoutEngine = {};

/**
 * Runs a look-up of a program in the account that a connection reaches.
 *
 * @throws pulumi.RunError, which the engine shows without a stack trace.
 */
export async function inAccount<T>(
    connection: Connection | undefined,
    lookUp: (organizations: AccountOrganizations) => Promise<T>,
): Promise<T> {
    return await withAccounts(connection, (accounts) => lookUp(accounts.organizations(connection)));
}

/**
 * Runs a look-up of a program in the account that a connection reaches. It must be a management account.
 *
 * @throws pulumi.RunError, which the engine shows without a stack trace.
 */
export async function inManagementAccount<T>(
    connection: Connection | undefined,
    lookUp: (account: ManagementAccount) => Promise<T>,
): Promise<T> {
    return await withAccounts(connection, (accounts) => lookUp(accounts.managementAccount(connection)));
}

async function withAccounts<T>(
    connection: Connection | undefined,
    lookUp: (accounts: Accounts) => Promise<T>,
): Promise<T> {
    try {
        requireConnection(connection);
        return await lookUp(await accountsOfOperation());
    } catch (error) {
        throw runError(messageOf(error));
    }
}

/**
 * Returns the accounts of this operation. Operations share none, because the environment of the next one may lead to
 * another account.
 */
function accountsOfOperation(): Promise<Accounts> {
    const operation = pulumi.runtime.getMonitor() ?? withoutEngine;
    let known = accounts.get(operation);
    if (known === undefined) {
        known = newAccounts();
        accounts.set(operation, known);
    }
    return known;
}

async function newAccounts(): Promise<Accounts> {
    const config = new pulumi.Config("aws");
    return await loadAccounts((name) => config.get(name), {
        progress: (message) => void pulumi.log.info(message, undefined, undefined, true),
    });
}

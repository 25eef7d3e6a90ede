import * as pulumi from "@pulumi/pulumi";
import type { Accounts } from "../aws/index.js";
import type { Connection } from "../lifecycle/connection";
import { messageOf } from "../lifecycle/handshakeError";
import { requireConnection } from "../lifecycle/lookUp";
import type { AccountOrganizations } from "../lifecycle/organizations";
import { runError } from "../pulumi/runError";

/** The accounts by the operation's connection to the engine: a process of the Automation API runs many operations. */
const accounts = new WeakMap<object, Promise<Accounts>>();
const withoutEngine = {};

/**
 * Looks something up in the account that a connection reaches, from within the program.
 *
 * @throws pulumi.RunError, which the engine shows without a stack.
 */
export async function inAccount<T>(
    connection: Connection | undefined,
    lookUp: (organizations: AccountOrganizations) => Promise<T>,
): Promise<T> {
    try {
        requireConnection(connection);
        return await lookUp((await accountsOfOperation()).organizations(configuration, connection));
    } catch (error) {
        throw runError(messageOf(error));
    }
}

/** What is known of accounts lasts for one operation: at the next one the same environment may mean another account. */
function accountsOfOperation(): Promise<Accounts> {
    const operation = pulumi.runtime.getMonitor() ?? withoutEngine;
    let known = accounts.get(operation);
    if (known === undefined) {
        // A program that looks nothing up never loads the AWS SDK.
        known = import("../aws/index.js").then(({ Accounts }) => new Accounts((message) => pulumi.log.info(message)));
        accounts.set(operation, known);
    }
    return known;
}

function configuration(name: string): string | undefined {
    return new pulumi.Config("aws").get(name);
}

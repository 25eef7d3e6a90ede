import * as pulumi from "@pulumi/pulumi";
import type { Accounts } from "../aws/index.js";
import type { Connection } from "../lifecycle/connection";
import { messageOf } from "../lifecycle/handshakeError";
import { requireConnection } from "../lifecycle/lookUp";
import type { AccountOrganizations } from "../lifecycle/organizations";

let accounts: Promise<Accounts> | undefined;

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
        // A program that looks nothing up never loads the AWS SDK.
        accounts ??= import("../aws/index.js").then(
            ({ Accounts }) => new Accounts((message) => pulumi.log.info(message)),
        );
        return await lookUp((await accounts).organizations(configuration, connection));
    } catch (error) {
        // The engine shows it without a stack; one that nobody waits for it would show with it, if it had one.
        throw Object.assign(new pulumi.RunError(messageOf(error)), { stack: undefined });
    }
}

function configuration(name: string): string | undefined {
    return new pulumi.Config("aws").get(name);
}

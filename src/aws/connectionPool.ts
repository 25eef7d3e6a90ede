import { setMaxListeners } from "node:events";
import type { AccountClient } from "../resources/accountClient";
import type { AdministratorClient, MemberRole } from "../resources/administratorClient";
import { canonicalJson } from "../resources/canonicalJson";
import type { Connection } from "../resources/connection/properties";
import { requireConnection } from "../resources/lookUps/check";
import type { TransferClient } from "../resources/transferClient";
import { AwsAccountClient } from "./accountClient";
import { AwsAdministratorClient } from "./administratorClient";
import { type CallContext, LimitersByConnection, systemClock, waitingMessage } from "./calls";
import { checkConfigFiles, mergeSettings, type Settings } from "./config";
import { AwsConnection } from "./connection";
import { requireNotForbidden, withLookOnlyRole } from "./identity";
import { AwsTransferClient } from "./transferClient";

/** The options of {@link ConnectionPool}. */
export interface ConnectionPoolOptions extends Partial<CallContext> {
    /** Shows the user the progress of a long wait. */
    progress?(message: string): void;
}

/** A connection that the pool keeps, and its client. */
interface PooledConnection {
    connection: AwsConnection;
    client: AwsAccountClient;
}

/**
 * The connections of one Pulumi operation. Equal connections share one client, with its sockets and credentials.
 * Connections to one account share its limiters. All accounts share the limiters of their organization.
 */
export class ConnectionPool {
    private readonly pooled = new Map<string, PooledConnection>();
    private readonly administratorClients = new Map<string, AdministratorClient>();
    private readonly context: CallContext;
    private readonly limiters: LimitersByConnection;

    /** @param settings the settings of the stack. */
    constructor(
        private readonly settings: Settings,
        { clock = systemClock, signal = new AbortController().signal, progress = () => {} }: ConnectionPoolOptions = {},
    ) {
        this.context = { clock, signal };
        // Every waiting call adds a listener, and Node.js would report a leak.
        setMaxListeners(0, signal);
        this.limiters = new LimitersByConnection(this.context, (wait) => progress(waitingMessage(wait)));
    }

    /**
     * Returns the client of the account that the connection reaches. Without a connection, the stack's settings apply.
     *
     * @throws HandshakeError if the connection or the settings are invalid.
     */
    accountClient(connection?: Connection): AccountClient {
        return this.connect(connection).client;
    }

    /**
     * Returns the client of an organization, whose management account or delegated administrator the connection
     * reaches.
     *
     * @throws HandshakeError if the connection or the settings are invalid.
     */
    administratorClient(connection?: Connection): AdministratorClient {
        const pooled = this.connect(connection);
        const key = canonicalJson(pooled.connection.settings);
        let client = this.administratorClients.get(key);
        if (client === undefined) {
            client = new AwsAdministratorClient(pooled.client, this.context.clock, (role, work) =>
                this.visitMember(pooled.connection, role, work),
            );
            this.administratorClients.set(key, client);
        }
        return client;
    }

    /**
     * Returns the client for the billing transfers of the management account that the connection reaches.
     *
     * @throws HandshakeError if the connection or the settings are invalid.
     */
    transferClient(connection?: Connection): TransferClient {
        return new AwsTransferClient(this.connect(connection).client);
    }

    /**
     * Runs work in the account of a role, then drops its client and credentials. All accounts share the sockets.
     *
     * @throws HandshakeError if `forbiddenAccountIds` contains the account.
     */
    private async visitMember<T>(
        caller: AwsConnection,
        role: MemberRole,
        work: (client: AccountClient) => Promise<T>,
    ): Promise<T> {
        requireNotForbidden(caller.settings, role);
        const connection = caller.assume(role, this.context.signal);
        try {
            return await work(new AwsAccountClient(connection, () => this.limiters.of(connection), this.context));
        } finally {
            this.limiters.remove(connection);
        }
    }

    private connect(connection: Connection | undefined): PooledConnection {
        // A connection of an edited state was never checked.
        requireConnection(connection);
        const merged = mergeSettings(this.settings, connection);
        const settings = { ...merged, assumeRoles: withLookOnlyRole(merged.assumeRoles) };
        const key = canonicalJson(settings);
        let existing = this.pooled.get(key);
        if (existing === undefined) {
            checkConfigFiles(settings);
            const created = new AwsConnection(settings, this.context.signal);
            const client = new AwsAccountClient(created, () => this.limiters.of(created), this.context);
            existing = { connection: created, client };
            this.pooled.set(key, existing);
            this.limiters.add(created);
        }
        return existing;
    }
}

import { setMaxListeners } from "node:events";
import { canonicalJson } from "../resources/canonicalJson";
import type { Connection } from "../resources/connection/properties";
import { requireConnection } from "../resources/lookUps/check";
import type { ManagementAccount } from "../resources/managementAccount";
import type { MemberRole, OrganizationDirectory } from "../resources/organizationDirectory";
import type { AccountOrganizations } from "../resources/organizations";
import { type CallContext, LimitersByConnection, systemClock, waitingMessage } from "./calls";
import { checkConfigFiles, merged, type Settings } from "./config";
import { AwsConnection } from "./connection";
import { requireNotForbidden, withLookOnlyRole } from "./identity";
import { AwsManagementAccount } from "./managementAccount";
import { AwsOrganizationDirectory } from "./organizationDirectory";
import { AwsOrganizations } from "./organizations";

/** The options of {@link Accounts}. */
export interface AccountsOptions extends Partial<CallContext> {
    /** Shows the user the progress of a long wait. */
    progress?(message: string): void;
}

/** An account that a connection reaches. */
interface ReachedAccount {
    connection: AwsConnection;
    organizations: AwsOrganizations;
}

/**
 * The accounts that one Pulumi operation reaches. Equal connections share one client, with its sockets and credentials.
 * Connections to one account share its limiters. All accounts share the limiters of their organization.
 */
export class Accounts {
    private readonly reached = new Map<string, ReachedAccount>();
    private readonly directories = new Map<string, OrganizationDirectory>();
    private readonly context: CallContext;
    private readonly limiters: LimitersByConnection;

    /** @param settings the settings of the stack. */
    constructor(
        private readonly settings: Settings,
        { clock = systemClock, signal = new AbortController().signal, progress = () => {} }: AccountsOptions = {},
    ) {
        this.context = { clock, signal };
        // Every waiting call adds a listener, and Node.js would report a leak.
        setMaxListeners(0, signal);
        this.limiters = new LimitersByConnection(this.context, (wait) => progress(waitingMessage(wait)));
    }

    /**
     * Returns AWS Organizations for the account that the connection reaches. Without a connection, the stack's settings
     * apply.
     *
     * @throws HandshakeError if the connection or the settings are invalid.
     */
    organizations(connection?: Connection): AccountOrganizations {
        return this.reach(connection).organizations;
    }

    /**
     * Returns the organization of the account that the connection reaches.
     *
     * @throws HandshakeError if the connection or the settings are invalid.
     */
    directory(connection?: Connection): OrganizationDirectory {
        const reached = this.reach(connection);
        const key = canonicalJson(["directory", reached.connection.settings]);
        let directory = this.directories.get(key);
        if (directory === undefined) {
            directory = new AwsOrganizationDirectory(reached.organizations, this.context.clock, (role, work) =>
                this.visitMember(reached.connection, role, work),
            );
            this.directories.set(key, directory);
        }
        return directory;
    }

    /**
     * Returns the billing transfers of the account that the connection reaches.
     *
     * @throws HandshakeError if the connection or the settings are invalid.
     */
    managementAccount(connection?: Connection): ManagementAccount {
        return new AwsManagementAccount(this.reach(connection).organizations);
    }

    /**
     * Runs work in the account of a role, then drops its client and credentials. All accounts share the sockets.
     *
     * @throws HandshakeError if `forbiddenAccountIds` contains the account.
     */
    private async visitMember<T>(
        administrator: AwsConnection,
        role: MemberRole,
        work: (organizations: AccountOrganizations) => Promise<T>,
    ): Promise<T> {
        requireNotForbidden(administrator.settings, role);
        const connection = administrator.assume(role, this.context.signal);
        try {
            return await work(new AwsOrganizations(connection, () => this.limiters.of(connection), this.context));
        } finally {
            this.limiters.remove(connection);
        }
    }

    private reach(connection: Connection | undefined): ReachedAccount {
        // A connection of an edited state was never checked.
        requireConnection(connection);
        const reachable = merged(this.settings, connection);
        const settings = { ...reachable, assumeRoles: withLookOnlyRole(reachable.assumeRoles) };
        const key = canonicalJson(settings);
        let reached = this.reached.get(key);
        if (reached === undefined) {
            checkConfigFiles(settings);
            const made = new AwsConnection(settings, this.context.signal);
            const organizations = new AwsOrganizations(made, () => this.limiters.of(made), this.context);
            reached = { connection: made, organizations };
            this.reached.set(key, reached);
            this.limiters.add(made);
        }
        return reached;
    }
}

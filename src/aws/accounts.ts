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
import { withLookOnlyRole } from "./identity";
import { AwsManagementAccount } from "./managementAccount";
import { AwsOrganizationDirectory } from "./organizationDirectory";
import { AwsOrganizations } from "./organizations";

/** What {@link Accounts} is given besides the settings. */
export interface AccountsOptions extends Partial<CallContext> {
    /** Shows the user how far a long wait has come. */
    progress?(message: string): void;
}

/** An account that a connection reaches. */
interface Reached {
    connection: AwsConnection;
    organizations: AwsOrganizations;
}

/**
 * The accounts that one operation of Pulumi reaches. Equal connections share one client with its sockets and its
 * credentials; connections to one account share its limits; all accounts share the limits of their organization.
 */
export class Accounts {
    private readonly reached = new Map<string, Reached>();
    private readonly directories = new Map<string, OrganizationDirectory>();
    private readonly context: CallContext;
    private readonly limiters: LimitersByConnection;

    /** @param settings those of the stack. */
    constructor(
        private readonly settings: Settings,
        { clock = systemClock, signal = new AbortController().signal, progress = () => {} }: AccountsOptions = {},
    ) {
        this.context = { clock, signal };
        // Each call that waits listens to it: Node.js would report a leak.
        setMaxListeners(0, signal);
        this.limiters = new LimitersByConnection(this.context, (wait) => progress(waitingMessage(wait)));
    }

    /**
     * AWS Organizations as the account that the connection reaches; without one, that of the stack's settings.
     *
     * @throws HandshakeError when the connection or the settings are wrong.
     */
    organizations(connection?: Connection): AccountOrganizations {
        return this.reach(connection).organizations;
    }

    /**
     * The organization of the account that the connection reaches.
     *
     * @throws HandshakeError when the connection or the settings are wrong.
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
     * The billing transfers of the account that the connection reaches.
     *
     * @throws HandshakeError when the connection or the settings are wrong.
     */
    managementAccount(connection?: Connection): ManagementAccount {
        return new AwsManagementAccount(this.reach(connection).organizations);
    }

    /** Does something in an account that a role leads to, and drops its client and credentials afterwards. The sockets are shared. */
    private async visitMember<T>(
        administrator: AwsConnection,
        role: MemberRole,
        work: (organizations: AccountOrganizations) => Promise<T>,
    ): Promise<T> {
        const connection = administrator.assume(role, this.context.signal);
        try {
            return await work(new AwsOrganizations(connection, () => this.limiters.of(connection), this.context));
        } finally {
            this.limiters.forget(connection);
        }
    }

    private reach(connection: Connection | undefined): Reached {
        // The one of a state that somebody edited was never checked.
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

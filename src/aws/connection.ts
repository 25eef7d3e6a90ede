import { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { STSClient } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { AssumeRole } from "../resources/connection/properties";
import type { Settings } from "./config";
import {
    AccountCheck,
    assumeRoleProvider,
    CallerIdentity,
    credentialsFor,
    stsClient,
    withLookOnlyRole,
} from "./identity";
import { clientConfiguration, type RequestHandler, useSharedEndpoint, withoutVersionWarning } from "./network";
import { limitBodies, readableBody } from "./responses";

/** One way to reach one account: its credentials, its client with the sockets, and whose account it is. */
export class AwsConnection {
    /** Finds out who makes the calls. */
    readonly identity: CallerIdentity;
    /** Holds calls to the accounts that may be called. */
    readonly accountCheck: AccountCheck;
    private credentials: AwsCredentialIdentityProvider;
    private organizations: OrganizationsClient;
    private endpoint = "";
    private sts: STSClient | undefined;

    /**
     * @param signal aborts when the operation is canceled: then STS isn't asked for credentials, or who calls.
     * @param newCredentials gets credentials; by default those that the settings name.
     * @param requestHandler sends the requests; one of its own by default.
     */
    constructor(
        readonly settings: Settings,
        signal: AbortSignal,
        private readonly newCredentials = () => credentialsFor(settings, signal),
        private readonly requestHandler?: RequestHandler,
    ) {
        this.credentials = newCredentials();
        this.organizations = this.newClient();
        this.identity = new CallerIdentity(settings, () => this.credentials, signal);
        this.accountCheck = new AccountCheck(settings, this.identity, () => this.region());
    }

    /** The client for AWS Organizations. */
    get client(): OrganizationsClient {
        return this.organizations;
    }

    /** Gets new credentials, unless that has been done since the given client was in use. */
    renew(used: OrganizationsClient): void {
        if (used === this.organizations) {
            this.credentials = this.newCredentials();
            this.organizations = this.newClient();
        }
    }

    /** A way to another account: through a role that these credentials assume. */
    assume(role: AssumeRole, signal: AbortSignal): AwsConnection {
        this.sts ??= stsClient(this.settings, () => this.credentials());
        const { sts } = this;
        const [inThisRun = role] = withLookOnlyRole([role]) ?? [];
        // The lists of accounts speak of this account. The role's ARN says which one it leads to.
        const settings = {
            ...this.settings,
            assumeRoles: [...(this.settings.assumeRoles ?? []), inThisRun],
            allowedAccountIds: undefined,
            forbiddenAccountIds: undefined,
        };
        const { requestHandler } = this.organizations.config;
        return new AwsConnection(
            settings,
            signal,
            () => assumeRoleProvider(settings, inThisRun, sts, signal),
            requestHandler,
        );
    }

    /** The region, for a message. */
    region(): Promise<string> {
        return this.organizations.config.region().catch(() => "of no known name");
    }

    /** The host that was called last, for a message. */
    get lastEndpoint(): string {
        return this.endpoint;
    }

    private newClient(): OrganizationsClient {
        const client = withoutVersionWarning(
            () =>
                new OrganizationsClient({
                    ...clientConfiguration(this.settings, "organizations", this.requestHandler),
                    credentials: this.credentials,
                    // What may be tried again, and when, depends on what a decline may have done: `decide` knows.
                    maxAttempts: 1,
                }),
        );
        useSharedEndpoint(client, this.settings, "organizations");
        limitBodies(client, readableBody);
        client.middlewareStack.add(
            (next) => (args) => {
                const { protocol, hostname, port } = args.request as {
                    protocol: string;
                    hostname: string;
                    port?: number;
                };
                this.endpoint = `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;
                return next(args);
            },
            { step: "finalizeRequest", name: "rememberEndpoint" },
        );
        return client;
    }
}

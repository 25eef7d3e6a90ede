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

/** A connection to one account: its credentials, its client, and the caller. */
export class AwsConnection {
    /** Returns the caller. */
    readonly identity: CallerIdentity;
    /** Checks that the account may be called. */
    readonly accountCheck: AccountCheck;
    private credentialProvider: AwsCredentialIdentityProvider;
    private organizationsClient: OrganizationsClient | undefined;
    private endpoint = "";
    private stsClient: STSClient | undefined;

    /**
     * @param signal aborts when the operation is canceled. Then calls to STS stop.
     * @param newCredentialProvider returns new credentials; by default those of the settings.
     * @param requestHandler sends the requests; by default a new handler.
     */
    constructor(
        readonly settings: Settings,
        signal: AbortSignal,
        private readonly newCredentialProvider = () => credentialsFor(settings, signal),
        private readonly requestHandler?: RequestHandler,
    ) {
        this.credentialProvider = newCredentialProvider();
        if (requestHandler === undefined) {
            // A new handler checks the proxy and the certificates. An error in them is thrown before any call.
            this.organizationsClient = this.newClient();
        }
        this.identity = new CallerIdentity(settings, () => this.credentialProvider, signal);
        this.accountCheck = new AccountCheck(settings, this.identity, () => this.region());
    }

    /**
     * The client for AWS Organizations. With a shared handler it is created when it is first used: many connections
     * wait for a slot at the same time, and a client takes some 60 kB.
     */
    get client(): OrganizationsClient {
        this.organizationsClient ??= this.newClient();
        return this.organizationsClient;
    }

    /** The provider of the client's credentials. It caches them until shortly before they expire. */
    get credentials(): AwsCredentialIdentityProvider {
        return this.credentialProvider;
    }

    /** Gets new credentials, unless another call has already replaced the given ones. */
    renewCredentials(used: AwsCredentialIdentityProvider): void {
        if (used === this.credentialProvider) {
            this.credentialProvider = this.newCredentialProvider();
            this.organizationsClient = undefined;
        }
    }

    /** Returns a connection to another account, through a role that these credentials assume. */
    assume(role: AssumeRole, signal: AbortSignal): AwsConnection {
        this.stsClient ??= stsClient(this.settings, () => this.credentialProvider());
        const { stsClient: sts } = this;
        const [effectiveRole = role] = withLookOnlyRole([role]) ?? [];
        // The lists of accounts apply to this account. The role's ARN names the other one.
        const settings = {
            ...this.settings,
            assumeRoles: [...(this.settings.assumeRoles ?? []), effectiveRole],
            allowedAccountIds: undefined,
            forbiddenAccountIds: undefined,
        };
        const { requestHandler } = this.client.config;
        return new AwsConnection(
            settings,
            signal,
            () => assumeRoleProvider(settings, effectiveRole, sts, signal),
            requestHandler,
        );
    }

    /** Returns the region, for a message. */
    region(): Promise<string> {
        return this.client.config.region().catch(() => "unknown");
    }

    /** The URL of the last call, for a message. */
    get lastEndpoint(): string {
        return this.endpoint;
    }

    private newClient(): OrganizationsClient {
        const client = withoutVersionWarning(
            () =>
                new OrganizationsClient({
                    ...clientConfiguration(this.settings, "organizations", this.requestHandler),
                    credentials: this.credentialProvider,
                    // The package retries itself, because a lost decline must be looked up first: see `decide`.
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

import { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { limitBodies } from "./bodyTimeout";
import { clientConfiguration, useSharedEndpoint } from "./clientConfiguration";
import { credentialsFor } from "./credentials";
import { AccountCheck } from "./identity/accountCheck";
import { CallerIdentity } from "./identity/callerIdentity";
import type { Settings } from "./settings";
import { withoutVersionWarning } from "./versionWarning";
import { readableBody } from "./wire";

/** One way to reach one account: its credentials, its client with the sockets, and whose account it is. */
export class AwsConnection {
    /** Finds out who makes the calls. */
    readonly identity: CallerIdentity;
    /** Holds calls to the accounts that may be called. */
    readonly accountCheck: AccountCheck;
    private credentials: AwsCredentialIdentityProvider;
    private organizations: OrganizationsClient;
    private endpoint = "";

    /** @param signal aborts when the operation is canceled: then STS isn't asked for credentials, or who calls. */
    constructor(
        readonly settings: Settings,
        private readonly signal: AbortSignal,
    ) {
        this.credentials = credentialsFor(settings, signal);
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
            this.credentials = credentialsFor(this.settings, this.signal);
            this.organizations = this.newClient();
        }
    }

    /** Closes the client's sockets. No call may be in flight or follow. */
    close(): void {
        this.organizations.destroy();
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
                    ...clientConfiguration(this.settings, "organizations"),
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

import { setTimeout } from "node:timers/promises";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { HandshakeError } from "../lifecycle/handshakeError";
import { adviceFor } from "./advice";
import { ForeignAnswer } from "./answer";
import { limitBodies } from "./bodyTimeout";
import { clientConfiguration } from "./clientConfiguration";
import { credentialsFor, stsClient } from "./credentials";
import { answerOf, faultOf, isOfCredentials } from "./fault";
import { forbiddenMessage, notAllowedMessage, unknownAccountMessage, whereText } from "./messages";
import type { Settings } from "./settings";
import { withoutVersionWarning } from "./versionWarning";
import { type Caller, callerFromWire, readableBody } from "./wire";

/** The milliseconds that finding out who calls may take, when it's only for a better message. */
const patience = 3_000;

/** One way to reach one account: its credentials, its client with the sockets, and whose they are. */
export class AwsConnection {
    private credentials: AwsCredentialIdentityProvider;
    private organizations: OrganizationsClient;
    private calling: Promise<Caller> | undefined;
    private checking: Promise<void> | undefined;
    private endpoint = "";

    /** @param signal aborts when the operation is canceled: then STS isn't asked for credentials, or who calls. */
    constructor(
        readonly settings: Settings,
        private readonly signal: AbortSignal,
    ) {
        this.credentials = credentialsFor(settings, signal);
        this.organizations = this.newClient();
    }

    /** The client for AWS Organizations. */
    get client(): OrganizationsClient {
        return this.organizations;
    }

    /** Gets new credentials, unless that has been done since the given client was in use. */
    async renew(used: OrganizationsClient): Promise<void> {
        if (used === this.organizations) {
            this.credentials = credentialsFor(this.settings, this.signal);
            this.organizations = this.newClient();
        }
    }

    /** The account's id, where the settings tell it: the last role's account. */
    get knownAccount(): string | undefined {
        const { assumeRoles, assumeRoleWithWebIdentity } = this.settings;
        return (assumeRoles?.at(-1)?.roleArn ?? assumeRoleWithWebIdentity?.roleArn)?.split(":")[4];
    }

    /** Who calls. STS is asked once, and once more by whoever comes after it failed to tell. */
    async caller(): Promise<Caller> {
        this.calling ??= this.askWhoCalls();
        try {
            return await this.calling;
        } catch (thrown) {
            this.calling = undefined;
            throw thrown;
        }
    }

    /** Who calls, or `undefined` where that can't be found out soon. */
    async callerIfKnown(): Promise<Caller | undefined> {
        // Where STS doesn't tell, each of many failing calls would wait for it again.
        this.calling ??= this.askWhoCalls();
        const known = this.calling.catch(() => undefined);
        const waiting = new AbortController();
        const soon = setTimeout(patience, undefined, { signal: waiting.signal }).catch(() => undefined);
        return await Promise.race([known, soon]).finally(() => waiting.abort());
    }

    /**
     * Makes sure that the account is one that may be called. Asked once.
     *
     * @throws HandshakeError when it isn't, or when that can't be found out.
     */
    allowed(): Promise<void> {
        this.checking ??= this.checkAccount();
        return this.checking;
    }

    /**
     * The account, the region and the caller, as far as they can be had, for a message.
     *
     * @param asking whether STS may be asked who calls.
     */
    async where(asking: boolean): Promise<string> {
        const caller = asking ? await this.callerIfKnown() : undefined;
        return whereText(caller?.account ?? this.knownAccount, await this.region(), caller?.arn);
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
                    // What may be tried again, and when, depends on what a decline may have done: withRetries decides.
                    maxAttempts: 1,
                }),
        );
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

    private async askWhoCalls(): Promise<Caller> {
        const client = stsClient(this.settings, this.credentials);
        try {
            const answer = await client.send(new GetCallerIdentityCommand({}), { abortSignal: this.signal });
            const caller = callerFromWire(answer);
            if (caller === undefined) {
                throw new ForeignAnswer("the answer names no account", answer);
            }
            return caller;
        } finally {
            client.destroy();
        }
    }

    private async checkAccount(): Promise<void> {
        const { allowedAccountIds, forbiddenAccountIds } = this.settings;
        if (allowedAccountIds === undefined && forbiddenAccountIds === undefined) {
            return;
        }
        const { account } = await this.caller().catch((thrown) => {
            // Another handshake may ask again.
            this.checking = undefined;
            const fault = faultOf(thrown);
            if (thrown instanceof HandshakeError || isOfCredentials(fault)) {
                throw thrown;
            }
            const lists = Object.entries({ allowedAccountIds, forbiddenAccountIds }).filter(([, list]) => list);
            const names = lists.map(([name]) => name);
            const advice = adviceFor("GetCallerIdentity", fault, this.settings.namespace);
            throw new HandshakeError(unknownAccountMessage(names, answerOf(fault), advice));
        });
        if (allowedAccountIds !== undefined && !allowedAccountIds.includes(account)) {
            throw new HandshakeError(notAllowedMessage(account, await this.region(), allowedAccountIds));
        }
        if (forbiddenAccountIds?.includes(account)) {
            throw new HandshakeError(forbiddenMessage(account, await this.region(), forbiddenAccountIds));
        }
    }
}

import type { Server } from "node:http";
import type { Behavior } from "./behavior";
import { Clock } from "./clock";
import { handleControlRequest } from "./control";
import { type Account, Credentials } from "./credentials";
import { Endpoint, type Outcome } from "./endpoint";
import { Faults } from "./faults";
import type { Handshake, Invitation } from "./handshake";
import { HandshakeOperations } from "./handshakeOperations";
import { HandshakeStore } from "./handshakeStore";
import { close, listen, portOf } from "./http";
import type { OrganizationOptions } from "./organization";
import { OrganizationOperations } from "./organizationOperations";
import { OrganizationRegistry } from "./organizationRegistry";
import { Organizations } from "./organizations";
import { MAX_PAGE_SIZE } from "./pages";
import { type LoggedRequest, RequestLog } from "./requestLog";
import type { ServiceRequest } from "./service";
import { type Role, Sts } from "./sts";
import { TokenBuckets } from "./tokenBuckets";
import { TransferOperations } from "./transferOperations";
import { type Transfer, type TransferOptions, TransferStore } from "./transferStore";

/** The options of a sandbox. */
export interface SandboxOptions extends Partial<Behavior> {
    /** The port to listen on. Default: 0, which selects a free port. */
    port?: number;
    /** The latency of each response in milliseconds. Default: 0. */
    latencyMs?: number;
    /** "aws" throttles like AWS. Default: "none", which never throttles. */
    rates?: "none" | "aws";
    /** The organizations. All other accounts are in no organization. */
    organizations?: readonly OrganizationOptions[];
}

/** A new handshake. It has an id unless an override removed it. */
export type SentHandshake = Handshake & { Id: string };

/** The default account. */
const DEFAULT_ACCOUNT = "222222222222";
const SENDER = "111111111111";

/** A local stand-in for AWS Organizations and STS. Tests can read and change all of its state. */
export class Sandbox implements Behavior {
    readonly clock = new Clock();
    readonly faults = new Faults();
    /** The organizations and their members. */
    readonly organizations = new OrganizationRegistry(this.clock);
    latencyMs: number;
    alreadyDeclined: Behavior["alreadyDeclined"];
    emptyPages: readonly number[];
    pageSize: number;

    private readonly log = new RequestLog();
    private readonly credentials = new Credentials(this.clock);
    private readonly store = new HandshakeStore(this.clock, DEFAULT_ACCOUNT);
    private readonly transferStore = new TransferStore(this.clock, this.store, DEFAULT_ACCOUNT);
    private readonly sts = new Sts(this.credentials, this.organizations);
    private readonly handshakeOperations = new HandshakeOperations(this.store, this.organizations, this);
    private readonly endpoint: Endpoint;
    private server: Server | undefined;

    private constructor(options: SandboxOptions) {
        this.latencyMs = options.latencyMs ?? 0;
        this.alreadyDeclined = options.alreadyDeclined ?? "HandshakeAlreadyInStateException";
        this.emptyPages = options.emptyPages ?? [];
        this.pageSize = options.pageSize ?? MAX_PAGE_SIZE;
        this.endpoint = new Endpoint({
            organizations: new Organizations({
                ...this.handshakeOperations.byName,
                ...new OrganizationOperations(this.organizations, this).byName,
                ...new TransferOperations(this.transferStore, this.organizations, this).byName,
            }),
            sts: this.sts,
            clock: this.clock,
            credentials: this.credentials,
            faults: this.faults,
            log: this.log,
            tokenBuckets: options.rates === "aws" ? new TokenBuckets(this.clock, this.organizations) : undefined,
            latencyMs: () => this.latencyMs,
        });
        this.account(DEFAULT_ACCOUNT);
        this.account(SENDER);
        for (const organization of options.organizations ?? []) {
            this.organizations.add(organization);
        }
    }

    /** Starts a sandbox. The caller must stop it. */
    static async start(options: SandboxOptions = {}): Promise<Sandbox> {
        const sandbox = new Sandbox(options);
        sandbox.server = await listen(options.port ?? 0, (request) => sandbox.handle(request));
        return sandbox;
    }

    /** The URL of the endpoint. */
    get url(): string {
        if (this.server === undefined) {
            throw new Error("The sandbox is stopped.");
        }
        return `http://127.0.0.1:${portOf(this.server)}`;
    }

    /** The requests so far, in order of arrival. */
    get requests(): readonly LoggedRequest[] {
        return this.log.requests;
    }

    /** The environment variables that point any AWS client at this sandbox, with the credentials of an account. */
    environment(accountId: string = DEFAULT_ACCOUNT): Record<string, string> {
        return {
            AWS_ENDPOINT_URL_ORGANIZATIONS: this.url,
            AWS_ENDPOINT_URL_STS: this.url,
            AWS_REGION: "us-east-1",
            AWS_DEFAULT_REGION: "us-east-1",
            AWS_ACCESS_KEY_ID: this.account(accountId).accessKeyId,
            AWS_SECRET_ACCESS_KEY: "sandbox",
            AWS_EC2_METADATA_DISABLED: "true",
            // Ignore the user's own profiles.
            AWS_CONFIG_FILE: "/dev/null",
            AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        };
    }

    /** Registers an account, so that its access key is valid. Returns the account. */
    account(accountId: string, { accessKeyId }: { accessKeyId?: string } = {}): Account {
        return this.credentials.account(accountId, accessKeyId);
    }

    /** Sets the conditions for assuming a role. Every other role can be assumed by anyone. */
    setRole(arn: string, role: Role): void {
        this.sts.roles.set(arn, role);
    }

    /**
     * Sends an invitation. Returns the stored handshake itself, which the caller may change. For an organization of the
     * sandbox, the default sender is its management account.
     */
    invite(invitation: Invitation = {}): SentHandshake {
        const organization = this.organizations.all.find(({ id }) => id === invitation.organization);
        const sender = organization && { sender: organization.managementAccountId };
        const { handshake, action, recipient, sender: target } = this.store.invite({ ...sender, ...invitation });
        if (action === "TRANSFER_RESPONSIBILITY") {
            // The sender offers to pay the recipient's bills.
            this.transferStore.add({ source: recipient, target, status: "REQUESTED" }, handshake);
        }
        return handshake as SentHandshake;
    }

    /**
     * Adds a billing transfer. Its default status is ACCEPTED. A TRANSFER_RESPONSIBILITY handshake adds its transfer by
     * itself.
     */
    transfer(options: TransferOptions = {}): Transfer {
        return this.transferStore.add(options);
    }

    /** All billing transfers. A test may change them. */
    get transfers(): Transfer[] {
        return this.transferStore.all();
    }

    /** Accepts a handshake as its recipient. With an INVITE, the recipient moves to the sender's organization. */
    accept(id: string): void {
        const entry = this.store.find(id);
        if (entry === undefined) {
            throw new Error(`There is no handshake ${id}.`);
        }
        this.handshakeOperations.accept(id, entry.recipient);
    }

    /** The stored handshake itself, which the caller may change. */
    handshake(id: string): Handshake | undefined {
        return this.store.find(id)?.handshake;
    }

    /** All handshakes of all accounts. */
    get handshakes(): Handshake[] {
        return this.store.all();
    }

    /** Deletes a handshake without a trace. */
    remove(id: string): void {
        this.store.remove(id);
    }

    /** Sets the state of a handshake now. No account moves: use `accept` for that. */
    setState(id: string, state: string): void {
        const entry = this.store.find(id);
        if (entry === undefined) {
            throw new Error(`There is no handshake ${id}.`);
        }
        this.store.setState(entry, state);
    }

    /** One string per request, such as "DeclineHandshake h-examplehandshakeid111", in order of arrival. */
    calls(operation?: string): string[] {
        return this.log.calls(operation);
    }

    /** Clears the request log. */
    clearRequests(): void {
        this.log.clear();
    }

    /** Stops at once: closes all connections and executes no waiting request. */
    async stop(): Promise<void> {
        const server = this.server;
        this.server = undefined;
        this.endpoint.stop();
        if (server !== undefined) {
            await close(server);
        }
    }

    private async handle(request: ServiceRequest): Promise<Outcome> {
        const response = handleControlRequest(this, request);
        return response === undefined ? await this.endpoint.handle(request) : { response };
    }
}

import type { Server } from "node:http";
import type { Behaviour } from "./behaviour";
import { Clock } from "./clock";
import { control } from "./control";
import { type Account, Credentials } from "./credentials";
import { Endpoint, type Outcome } from "./endpoint";
import { Faults } from "./faults";
import type { Handshake, Invitation } from "./handshake";
import { HandshakeOperations } from "./handshakeOperations";
import { close, listen, portOf } from "./http";
import type { OrganizationOptions } from "./organization";
import { OrganizationOperations } from "./organizationOperations";
import { OrganizationRegistry } from "./organizationRegistry";
import { Organizations } from "./organizations";
import { LONGEST_PAGE } from "./pages";
import { Rates } from "./rates";
import { type LoggedRequest, RequestLog } from "./requestLog";
import type { Request } from "./service";
import { type Role, Sts } from "./sts";
import { World } from "./world";

/** How a sandbox starts. */
export interface SandboxOptions extends Partial<Behaviour> {
    /** The port to listen on; 0, the default, takes one that is free. */
    port?: number;
    /** How many milliseconds an answer takes. */
    latency?: number;
    /** "aws" throttles as AWS does; nothing is throttled by default. */
    rates?: "none" | "aws";
    /** The organizations there are; accounts that none of them names are in no organization. */
    organizations?: readonly OrganizationOptions[];
}

/** A handshake just sent: it has its id, unless an override took that away. */
export type SentHandshake = Handshake & { Id: string };

/** The account that is meant where none is named. */
const FIRST_ACCOUNT = "222222222222";
const SENDER = "111111111111";

/** A stand-in for AWS Organizations and STS at a local endpoint, with all of its state at hand. */
export class Sandbox implements Behaviour {
    readonly clock = new Clock();
    readonly faults = new Faults();
    /** The organizations and their members. */
    readonly organizations = new OrganizationRegistry(this.clock);
    latency: number;
    alreadyDeclined: Behaviour["alreadyDeclined"];
    emptyPages: readonly number[];
    pageSize: number;

    private readonly log = new RequestLog();
    private readonly credentials = new Credentials(this.clock);
    private readonly world = new World(this.clock, FIRST_ACCOUNT);
    private readonly sts = new Sts(this.credentials, this.organizations);
    private readonly handshakeOperations = new HandshakeOperations(this.world, this.organizations, this);
    private readonly endpoint: Endpoint;
    private server: Server | undefined;

    private constructor(options: SandboxOptions) {
        this.latency = options.latency ?? 0;
        this.alreadyDeclined = options.alreadyDeclined ?? "HandshakeAlreadyInStateException";
        this.emptyPages = options.emptyPages ?? [];
        this.pageSize = options.pageSize ?? LONGEST_PAGE;
        this.endpoint = new Endpoint({
            organizations: new Organizations({
                ...this.handshakeOperations.byName,
                ...new OrganizationOperations(this.organizations, this).byName,
            }),
            sts: this.sts,
            clock: this.clock,
            credentials: this.credentials,
            faults: this.faults,
            log: this.log,
            rates: options.rates === "aws" ? new Rates(this.clock, this.organizations) : undefined,
            latency: () => this.latency,
        });
        this.account(FIRST_ACCOUNT);
        this.account(SENDER);
        for (const organization of options.organizations ?? []) this.organizations.add(organization);
    }

    /** Starts a sandbox; it runs until stopped. */
    static async start(options: SandboxOptions = {}): Promise<Sandbox> {
        const sandbox = new Sandbox(options);
        sandbox.server = await listen(options.port ?? 0, (request) => sandbox.outcome(request));
        return sandbox;
    }

    /** Where it listens. */
    get url(): string {
        if (this.server === undefined) throw new Error("The sandbox is stopped.");
        return `http://127.0.0.1:${portOf(this.server)}`;
    }

    /** The requests so far in order of arrival. */
    get requests(): readonly LoggedRequest[] {
        return this.log.requests;
    }

    /** The variables that point any AWS client here, as the given account. */
    environment(accountId: string = FIRST_ACCOUNT): Record<string, string> {
        return {
            AWS_ENDPOINT_URL_ORGANIZATIONS: this.url,
            AWS_ENDPOINT_URL_STS: this.url,
            AWS_REGION: "us-east-1",
            AWS_DEFAULT_REGION: "us-east-1",
            AWS_ACCESS_KEY_ID: this.account(accountId).accessKeyId,
            AWS_SECRET_ACCESS_KEY: "sandbox",
            AWS_EC2_METADATA_DISABLED: "true",
            // The user's own profiles stay out of it.
            AWS_CONFIG_FILE: "/dev/null",
            AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        };
    }

    /** Registers an account, so that requests with its access key are recognized; returns it. */
    account(accountId: string, { accessKeyId }: { accessKeyId?: string } = {}): Account {
        return this.credentials.account(accountId, accessKeyId);
    }

    /** Says what a role asks of those who assume it, or removes it; any other role can be assumed by anyone. */
    role(arn: string, role: Role): void {
        this.sts.roles.set(arn, role);
    }

    /**
     * Sends an invitation; returns its handshake as it is stored, to look at and to change. One of an organization that
     * the sandbox has is sent by its management account unless another sender is given.
     */
    invite(invitation: Invitation = {}): SentHandshake {
        const organization = this.organizations.all.find(({ id }) => id === invitation.organization);
        const sender = organization && { sender: organization.managementAccountId };
        return this.world.invite({ ...sender, ...invitation }).handshake as SentHandshake;
    }

    /** Accepts a handshake as its recipient would: by an INVITE, the recipient moves to the sender's organization. */
    accept(id: string): void {
        const entry = this.world.find(id);
        if (entry === undefined) throw new Error(`There is no handshake ${id}.`);
        this.handshakeOperations.accept(id, entry.recipient);
    }

    /** The handshake as it is stored. */
    handshake(id: string): Handshake | undefined {
        return this.world.find(id)?.handshake;
    }

    /** All handshakes of all accounts. */
    get handshakes(): Handshake[] {
        return this.world.all();
    }

    /** Makes as if a handshake had never been. */
    remove(id: string): void {
        this.world.remove(id);
    }

    /** Forces a handshake into a state, as of now. No account moves: use accept for that. */
    setState(id: string, state: string): void {
        const entry = this.world.find(id);
        if (entry === undefined) throw new Error(`There is no handshake ${id}.`);
        this.world.move(entry, state);
    }

    /** The requests so far in short, such as "DeclineHandshake h-examplehandshakeid111", in order of arrival. */
    calls(operation?: string): string[] {
        return this.log.calls(operation);
    }

    /** Forgets the requests so far. */
    clearRequests(): void {
        this.log.clear();
    }

    /** Stops at once: connections are closed and what waits isn't carried out. */
    async stop(): Promise<void> {
        const server = this.server;
        this.server = undefined;
        this.endpoint.stop();
        if (server !== undefined) await close(server);
    }

    private async outcome(request: Request): Promise<Outcome> {
        const answer = control(this, request);
        return answer === undefined ? await this.endpoint.outcome(request) : { answer };
    }
}

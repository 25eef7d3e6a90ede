import {
    DeclineHandshakeCommand,
    DescribeHandshakeCommand,
    ListHandshakesForAccountCommand,
    type ListHandshakesForAccountCommandInput,
    OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { Sandbox, type SandboxOptions } from "../../../sandbox";

/** The default recipient of handshakes. */
export const RECIPIENT = "222222222222";
/** The default sender of handshakes. */
export const SENDER = "111111111111";
/** A role in a third account. */
export const ROLE = "arn:aws:iam::333333333333:role/path/Decliner";

/** The credentials of a request. */
export interface Key {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
}

/** A sandbox and the clients that its tests use. */
export class SandboxTestBed {
    private running: Sandbox | undefined;
    private readonly clients: OrganizationsClient[] = [];

    get sandbox(): Sandbox {
        if (this.running === undefined) {
            throw new Error("The sandbox isn't started.");
        }
        return this.running;
    }

    /** Starts a sandbox and stops the previous one. */
    async start(options?: SandboxOptions): Promise<void> {
        await this.running?.stop();
        this.running = await Sandbox.start(options);
    }

    async stop(): Promise<void> {
        for (const client of this.clients.splice(0)) {
            client.destroy();
        }
        await this.running?.stop();
    }

    client(credentials: Key = this.key(RECIPIENT), maxAttempts = 1, requestTimeout = 0): OrganizationsClient {
        const created = new OrganizationsClient({
            endpoint: this.sandbox.url,
            region: "us-east-1",
            credentials,
            maxAttempts,
            requestHandler: { requestTimeout, throwOnRequestTimeout: true },
        });
        this.clients.push(created);
        return created;
    }

    key(accountId: string): Key {
        return { accessKeyId: this.sandbox.account(accountId).accessKeyId, secretAccessKey: "any" };
    }

    decline(HandshakeId: string | undefined, by = this.client()) {
        return by.send(new DeclineHandshakeCommand({ HandshakeId }));
    }

    describeHandshake(HandshakeId: string, by = this.client()) {
        return by.send(new DescribeHandshakeCommand({ HandshakeId }));
    }

    list(input: ListHandshakesForAccountCommandInput = {}, by = this.client()) {
        return by.send(new ListHandshakesForAccountCommand(input));
    }

    /** The ids on each page of a list, in order. */
    async ids(input: ListHandshakesForAccountCommandInput = {}): Promise<(string | undefined)[][]> {
        const pages: (string | undefined)[][] = [];
        let token: string | undefined;
        do {
            const page = await this.list({ ...input, NextToken: token });
            pages.push((page.Handshakes ?? []).map(({ Id }) => Id));
            token = page.NextToken;
        } while (token !== undefined);
        return pages;
    }

    /** Sends a request to STS. Resolves to the XML of the response. */
    async sts(form: Record<string, string>, caller: Key | undefined = this.key(RECIPIENT)): Promise<string> {
        const headers: Record<string, string> = { "Content-Type": "application/x-www-form-urlencoded" };
        if (caller !== undefined) {
            headers.Authorization = `AWS4-HMAC-SHA256 Credential=${caller.accessKeyId}/20260101/us-east-1/sts/aws4_request`;
            if (caller.sessionToken !== undefined) {
                headers["X-Amz-Security-Token"] = caller.sessionToken;
            }
        }
        const response = await fetch(this.sandbox.url, { method: "POST", headers, body: new URLSearchParams(form) });
        return await response.text();
    }

    /** Assumes the role. Resolves to its credentials. */
    async assume(form: Record<string, string> = {}): Promise<Key> {
        const xml = await this.sts({ Action: "AssumeRole", RoleArn: ROLE, RoleSessionName: "test", ...form });
        return {
            accessKeyId: element(xml, "AccessKeyId"),
            secretAccessKey: element(xml, "SecretAccessKey"),
            sessionToken: element(xml, "SessionToken"),
        };
    }
}

/** Starts a test bed before each test of the surrounding suite and stops it after the test. */
export function withSandboxTestBed(): SandboxTestBed {
    const bed = new SandboxTestBed();
    beforeEach(() => bed.start());
    afterEach(() => bed.stop());
    return bed;
}

/** The content of an element in a response of STS. Empty if there is no such element. */
export function element(xml: string, name: string): string {
    return new RegExp(`<${name}>(.*?)</${name}>`).exec(xml)?.[1] ?? "";
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Sandbox, type SandboxOptions } from "../../../sandbox";
import { ConnectionPool, type GetConfiguration, settingsOf } from "../../../src/aws";
import type { AccountClient } from "../../../src/resources/accountClient";
import { CallError } from "../../../src/resources/callError";
import type { Connection } from "../../../src/resources/connection/properties";
import { fresh, type Lifetime } from "../../support/fresh";
import { FastForwardClock } from "./fastForwardClock";

/** A stack's configuration: structured values by names such as `aws:region`. */
export type Configuration = Readonly<Record<string, unknown>>;

/** A sandbox and its accounts, as one operation of Pulumi reaches them. Its clock skips every wait. */
export class AwsTestBed {
    /** The progress messages that the user saw. */
    readonly progressMessages: string[] = [];
    readonly clock: FastForwardClock;
    /** The accounts by configuration. A stack has one configuration. */
    private readonly pools = new Map<string, ConnectionPool>();
    private folder: string | undefined;

    private constructor(
        readonly sandbox: Sandbox,
        random: (() => number) | undefined,
    ) {
        this.clock = new FastForwardClock(sandbox, random);
    }

    /** Starts a sandbox and points the environment at it and at nothing else. */
    static async start(options: SandboxOptions = {}, random?: () => number): Promise<AwsTestBed> {
        const sandbox = await Sandbox.start(options);
        setEnvironment(sandbox.environment());
        return new AwsTestBed(sandbox, random);
    }

    /** AWS Organizations as one account sees it. */
    accountClient(configuration: Configuration = {}, connection?: Connection, namespace?: string): AccountClient {
        return this.poolFor(configuration, namespace).accountClient(connection);
    }

    /** The connection pool of a stack with this configuration. */
    poolFor(configuration: Configuration = {}, namespace?: string): ConnectionPool {
        const key = JSON.stringify([configuration, namespace]);
        const existing = this.pools.get(key);
        if (existing !== undefined) {
            return existing;
        }
        const options = { clock: this.clock, progress: (message: string) => void this.progressMessages.push(message) };
        const pool = new ConnectionPool(settingsOf(getFrom(configuration), namespace), options);
        this.pools.set(key, pool);
        return pool;
    }

    /** Begins another operation of Pulumi, which shares no cache with the one before. */
    nextOperation(): void {
        this.pools.clear();
        this.sandbox.clearRequests();
        this.progressMessages.length = 0;
    }

    /** Sends `count` handshakes and returns their ids. */
    invite(count: number, invitation: Parameters<Sandbox["invite"]>[0] = {}): string[] {
        return Array.from({ length: count }, () => this.sandbox.invite(invitation).Id);
    }

    /** The distinct states of the handshakes. */
    states(ids: readonly string[]): (string | undefined)[] {
        return [...new Set(ids.map((id) => this.sandbox.handshake(id)?.State))];
    }

    /** The operations of the requests, in order of arrival. */
    operations(): string[] {
        return this.sandbox.requests.map(({ operation }) => operation);
    }

    /** The number of throttled requests. */
    get throttled(): number {
        return this.sandbox.requests.filter(({ throttled }) => throttled).length;
    }

    /** Writes a temporary file. `stop` deletes it. */
    file(name: string, text: string): string {
        this.folder ??= mkdtempSync(join(tmpdir(), "handshakes-"));
        const path = join(this.folder, name);
        writeFileSync(path, text);
        return path;
    }

    /** Stops the sandbox and restores the environment. */
    async stop(): Promise<void> {
        restoreEnvironment();
        if (this.folder !== undefined) {
            rmSync(this.folder, { recursive: true });
        }
        await this.sandbox.stop();
    }
}

/** Starts a test bed before the tests of the surrounding suite and stops it after them. */
export function withAwsTestBed(options: SandboxOptions = {}, lifetime?: Lifetime): AwsTestBed {
    return fresh(() => AwsTestBed.start(options), lifetime);
}

/** Looks up values as Pulumi passes them to a provider: strings unchanged, everything else as JSON. */
export function getFrom(configuration: Configuration): GetConfiguration {
    return (name) => {
        const value = configuration[`aws:${name}`];
        return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
    };
}

/** The error of a call that fails. */
export async function failureOf(failing: Promise<unknown>): Promise<Error> {
    try {
        await failing;
    } catch (error) {
        if (error instanceof Error) {
            return error;
        }
    }
    throw new Error("It should have failed.");
}

/** The name of the error that AWS returned for a call. */
export async function codeOf(failing: Promise<unknown>): Promise<string> {
    const error = await failureOf(failing);
    if (error instanceof CallError) {
        return error.code;
    }
    throw error;
}

const ORIGINAL_ENVIRONMENT = { ...process.env };
const AWS_OR_PROXY_VARIABLE = /^AWS_|^(HTTPS?|NO)_PROXY$/i;

/** Replaces every environment variable of AWS and of proxies. */
export function setEnvironment(variables: Record<string, string>): void {
    for (const name of Object.keys(process.env)) {
        if (AWS_OR_PROXY_VARIABLE.test(name)) {
            delete process.env[name];
        }
    }
    Object.assign(process.env, variables);
}

/** Restores the environment variables of AWS and of proxies. */
export function restoreEnvironment(): void {
    setEnvironment(
        Object.fromEntries(
            Object.entries(ORIGINAL_ENVIRONMENT).filter(([name]) => AWS_OR_PROXY_VARIABLE.test(name)),
        ) as Record<string, string>,
    );
}

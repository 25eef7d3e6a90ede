import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Sandbox, type SandboxOptions } from "../../../sandbox";
import { Accounts, type GetConfiguration, settingsOf } from "../../../src/aws";
import type { Connection } from "../../../src/resources/connection/properties";
import { type AccountOrganizations, CallError } from "../../../src/resources/organizations";
import { MovedTime } from "./movedTime";

/** A stack's configuration: by names such as `aws:region`, structured values as they are. */
export type Configuration = Readonly<Record<string, unknown>>;

/** A sandbox, and the accounts in it as one operation of Pulumi reaches them, on a time that moves by itself. */
export class Rig {
    /** What the user was told. */
    readonly said: string[] = [];
    readonly time: MovedTime;
    /** By the configuration: a stack has one. */
    private readonly accounts = new Map<string, Accounts>();
    private folder: string | undefined;

    private constructor(
        readonly sandbox: Sandbox,
        random: (() => number) | undefined,
    ) {
        this.time = new MovedTime(sandbox, random);
    }

    /** Starts a sandbox, and points the environment at it, and at it only. */
    static async start(options: SandboxOptions = {}, random?: () => number): Promise<Rig> {
        const sandbox = await Sandbox.start(options);
        setEnvironment(sandbox.environment());
        return new Rig(sandbox, random);
    }

    /** AWS Organizations as an account. */
    organizations(
        configuration: Configuration = {},
        connection?: Connection,
        namespace?: string,
    ): AccountOrganizations {
        return this.accountsOf(configuration, namespace).organizations(connection);
    }

    /** The accounts that a stack with this configuration reaches. */
    accountsOf(configuration: Configuration = {}, namespace?: string): Accounts {
        const key = JSON.stringify([configuration, namespace]);
        const known = this.accounts.get(key);
        if (known !== undefined) return known;
        const options = { clock: this.time, progress: (message: string) => void this.said.push(message) };
        const accounts = new Accounts(settingsOf(getFrom(configuration), namespace), options);
        this.accounts.set(key, accounts);
        return accounts;
    }

    /** Begins another operation of Pulumi, which knows nothing of the one before. */
    nextOperation(): void {
        this.accounts.clear();
        this.sandbox.clearRequests();
        this.said.length = 0;
    }

    /** Sends so many handshakes; returns their ids. */
    invite(count: number, invitation: Parameters<Sandbox["invite"]>[0] = {}): string[] {
        return Array.from({ length: count }, () => this.sandbox.invite(invitation).Id);
    }

    /** The states of the handshakes, each once. */
    states(ids: readonly string[]): (string | undefined)[] {
        return [...new Set(ids.map((id) => this.sandbox.handshake(id)?.State))];
    }

    /** The requests in short, without the handshake that they were for. */
    operations(): string[] {
        return this.sandbox.requests.map(({ operation }) => operation);
    }

    /** How many requests were throttled. */
    get throttled(): number {
        return this.sandbox.requests.filter(({ throttled }) => throttled).length;
    }

    /** Writes a file that is gone when the rig stops. */
    file(name: string, text: string): string {
        this.folder ??= mkdtempSync(join(tmpdir(), "handshakes-"));
        const path = join(this.folder, name);
        writeFileSync(path, text);
        return path;
    }

    /** Stops the sandbox, and restores the environment. */
    async stop(): Promise<void> {
        restoreEnvironment();
        if (this.folder !== undefined) {
            rmSync(this.folder, { recursive: true });
        }
        await this.sandbox.stop();
    }
}

/** Looks up values as Pulumi hands them to a provider: texts as they are, all else as JSON. */
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

/** The name of the error that AWS answered a call with. */
export async function codeOf(failing: Promise<unknown>): Promise<string> {
    const error = await failureOf(failing);
    if (error instanceof CallError) {
        return error.code;
    }
    throw error;
}

const before = { ...process.env };
const ofAws = /^AWS_|^(HTTPS?|NO)_PROXY$/i;

/** Replaces all that the environment says of AWS and of proxies. */
export function setEnvironment(variables: Record<string, string>): void {
    for (const name of Object.keys(process.env)) {
        if (ofAws.test(name)) {
            delete process.env[name];
        }
    }
    Object.assign(process.env, variables);
}

/** Brings back what the environment said at first. */
export function restoreEnvironment(): void {
    setEnvironment(
        Object.fromEntries(Object.entries(before).filter(([name]) => ofAws.test(name))) as Record<string, string>,
    );
}

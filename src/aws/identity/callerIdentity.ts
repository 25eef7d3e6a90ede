import { setTimeout } from "node:timers/promises";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { Settings } from "../config";
import { UnexpectedResponseError } from "../errors";
import { type Caller, callerFromWire } from "../responses";
import { stsClient } from "./credentials";

/** How long finding out who calls may take where it is only for a better message. */
const IDENTITY_TIMEOUT_MS = 3_000;

/** Finds out who makes the calls. */
export class CallerIdentity {
    private caller: Promise<Caller> | undefined;

    /**
     * @param credentials the present ones.
     * @param signal aborts when the operation is canceled.
     */
    constructor(
        private readonly settings: Settings,
        private readonly credentials: () => AwsCredentialIdentityProvider,
        private readonly signal: AbortSignal,
    ) {}

    /** The account's id, where the settings name it: that of the last role. */
    get configuredAccount(): string | undefined {
        const { assumeRoles, assumeRoleWithWebIdentity } = this.settings;
        return (assumeRoles?.at(-1)?.roleArn ?? assumeRoleWithWebIdentity?.roleArn)?.split(":")[4];
    }

    /** Who calls. STS is asked once, and again after it failed to say. */
    async get(): Promise<Caller> {
        this.caller ??= this.ask();
        try {
            return await this.caller;
        } catch (thrown) {
            this.caller = undefined;
            throw thrown;
        }
    }

    /** Who calls, or `undefined` where that can't be found out soon. */
    async getSoon(): Promise<Caller | undefined> {
        // A failure is kept: where STS doesn't answer, each of many failing calls would wait for it again.
        this.caller ??= this.ask();
        const caller = this.caller.catch(() => undefined);
        const waiting = new AbortController();
        const timeout = setTimeout(IDENTITY_TIMEOUT_MS, undefined, { signal: waiting.signal }).catch(() => undefined);
        return await Promise.race([caller, timeout]).finally(() => waiting.abort());
    }

    private async ask(): Promise<Caller> {
        const client = stsClient(this.settings, this.credentials());
        try {
            const answer = await client.send(new GetCallerIdentityCommand({}), { abortSignal: this.signal });
            const caller = callerFromWire(answer);
            if (caller === undefined) {
                throw new UnexpectedResponseError("the answer names no account", answer);
            }
            return caller;
        } finally {
            client.destroy();
        }
    }
}

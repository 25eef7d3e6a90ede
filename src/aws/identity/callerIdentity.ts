import { setTimeout } from "node:timers/promises";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { Settings } from "../config";
import { UnexpectedResponseError } from "../errors";
import { type Caller, callerFromWire } from "../responses";
import { retryThrottled } from "./retryThrottled";
import { stsClient } from "./stsClient";

/** How long a call to STS may take if its result only improves a message. */
const IDENTITY_TIMEOUT_MS = 3_000;

/** Asks STS for the caller, and caches it. */
export class CallerIdentity {
    private caller: Promise<Caller> | undefined;

    /**
     * @param credentials returns the current credentials.
     * @param signal aborts when the operation is canceled.
     */
    constructor(
        private readonly settings: Settings,
        private readonly credentials: () => AwsCredentialIdentityProvider,
        private readonly signal: AbortSignal,
    ) {}

    /** The account id in the ARN of the last configured role, if there is a role. */
    get configuredAccount(): string | undefined {
        const { assumeRoles, assumeRoleWithWebIdentity } = this.settings;
        return (assumeRoles?.at(-1)?.roleArn ?? assumeRoleWithWebIdentity?.roleArn)?.split(":")[4];
    }

    /** Returns the caller. It asks STS once, and again after a failure. */
    async get(): Promise<Caller> {
        this.caller ??= this.request();
        try {
            return await this.caller;
        } catch (thrown) {
            this.caller = undefined;
            throw thrown;
        }
    }

    /** Returns the caller, or `undefined` if STS does not respond within 3 seconds. */
    async getWithTimeout(): Promise<Caller | undefined> {
        // A failure is cached. Otherwise each of many failed calls would wait again for an STS that does not respond.
        this.caller ??= this.request();
        const caller = this.caller.catch(() => undefined);
        const waiting = new AbortController();
        const timeout = setTimeout(IDENTITY_TIMEOUT_MS, undefined, { signal: waiting.signal }).catch(() => undefined);
        return await Promise.race([caller, timeout]).finally(() => waiting.abort());
    }

    private async request(): Promise<Caller> {
        const client = stsClient(this.settings, this.credentials());
        try {
            const response = await retryThrottled(this.settings, this.signal, () =>
                client.send(new GetCallerIdentityCommand({}), { abortSignal: this.signal }),
            );
            const caller = callerFromWire(response);
            if (caller === undefined) {
                throw new UnexpectedResponseError("the response contains no account", response);
            }
            return caller;
        } finally {
            client.destroy();
        }
    }
}

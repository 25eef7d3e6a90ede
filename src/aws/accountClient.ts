import {
    DeclineHandshakeCommand,
    DescribeHandshakeCommand,
    ListHandshakesForAccountCommand,
} from "@aws-sdk/client-organizations";
import type { Handshake } from "../handshake/handshake";
import { isSettled } from "../handshake/stateCategory";
import type { AccountClient } from "../resources/accountClient";
import { HandshakeError } from "../resources/handshakeError";
import {
    AbortError,
    type AccountLimiters,
    type CallContext,
    callErrorFor,
    callWithRetries,
    canceledErrorFor,
    HandshakeCache,
    notCalledMessage,
    type Request,
    raceAbort,
} from "./calls";
import type { AwsConnection } from "./connection";
import { requireNotLookOnly } from "./identity";
import { type Caller, handshakeInResponse, handshakesInResponse, handshakesOfAllPages } from "./responses";

const DEFAULT_MAX_RETRIES = 10;

/** Calls AWS Organizations in the account of a connection, with rate limits, retries and errors that say what to do. */
export class AwsAccountClient implements AccountClient {
    private readonly cache: HandshakeCache;

    /** @param limiters returns the limiters of the connection's account. */
    constructor(
        private readonly connection: AwsConnection,
        private readonly limiters: () => Promise<AccountLimiters>,
        private readonly context: CallContext,
    ) {
        this.cache = new HandshakeCache(() => this.listPages(), context.clock);
    }

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        requireNotLookOnly(handshakeId);
        this.cache.invalidate();
        try {
            return await this.call(`handshake ${handshakeId}`, decline(handshakeId));
        } finally {
            // A listing that started during the call may have the old state.
            this.cache.invalidate();
        }
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        return await this.call(`handshake ${handshakeId}`, describe(handshakeId));
    }

    async readHandshake(handshakeId: string): Promise<Handshake> {
        return (await this.cache.find(handshakeId)) ?? (await this.describeHandshake(handshakeId));
    }

    async listHandshakes({ maxAgeMs = 0 }: { maxAgeMs?: number } = {}): Promise<Handshake[]> {
        return await this.cache.all(maxAgeMs);
    }

    async accountId(): Promise<string> {
        return (await this.caller()).account;
    }

    /** Returns the caller of the credentials. */
    async caller(): Promise<Caller> {
        const { connection, context } = this;
        try {
            return await raceAbort(context.signal, async () => {
                await connection.accountCheck.requireAllowed();
                return await connection.identity.get();
            });
        } catch (thrown) {
            const call = { operation: "GetCallerIdentity", subject: "the credentials", connection };
            if (thrown instanceof AbortError) {
                throw canceledErrorFor(call, new AbortError(true));
            }
            throw thrown instanceof HandshakeError ? thrown : await callErrorFor(call, thrown);
        }
    }

    private async listPages(): Promise<Handshake[]> {
        return await handshakesOfAllPages((token) => this.call("the account", list(token)));
    }

    /**
     * Calls AWS Organizations.
     *
     * @param subject what the call is about, for a message.
     * @throws CallError with AWS's error; HandshakeError if the call was not made.
     */
    async call<T>(subject: string, request: Request<T>): Promise<T> {
        const { connection, context } = this;
        const { operation } = request;
        try {
            const limiters = await raceAbort(context.signal, async () => {
                await connection.accountCheck.requireAllowed();
                return await this.limiters();
            });
            const maxRetries = connection.settings.maxRetries ?? DEFAULT_MAX_RETRIES;
            return await callWithRetries(request, { connection, limiters, maxRetries }, context);
        } catch (thrown) {
            if (thrown instanceof AbortError) {
                throw canceledErrorFor({ operation, subject, connection }, thrown);
            }
            if (thrown instanceof HandshakeError) {
                throw new HandshakeError(notCalledMessage(`${operation} of ${subject}`, thrown.message));
            }
            throw await callErrorFor({ operation, subject, connection }, thrown);
        }
    }
}

function decline(handshakeId: string): Request<Handshake> {
    const { operation, send } = describe(handshakeId);
    return {
        operation: "DeclineHandshake",
        send: async (client, options) => {
            const response = await client.send(new DeclineHandshakeCommand({ HandshakeId: handshakeId }), options);
            return handshakeInResponse(handshakeId, response);
        },
        lookUp: {
            operation,
            send: async (client, options) => {
                const found = await send(client, options);
                return isSettled(found.state) ? found : undefined;
            },
        },
    };
}

function describe(handshakeId: string): Request<Handshake> {
    return {
        operation: "DescribeHandshake",
        send: async (client, options) => {
            const response = await client.send(new DescribeHandshakeCommand({ HandshakeId: handshakeId }), options);
            return handshakeInResponse(handshakeId, response);
        },
    };
}

function list(token: string | undefined): Request<ReturnType<typeof handshakesInResponse>> {
    return {
        operation: "ListHandshakesForAccount",
        send: async (client, options) =>
            handshakesInResponse(await client.send(new ListHandshakesForAccountCommand({ NextToken: token }), options)),
    };
}

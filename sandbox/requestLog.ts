import type { ExhaustedBucket } from "./tokenBuckets";

/** One request and its result. */
export interface LoggedRequest {
    /** The arrival in milliseconds since the epoch, by the sandbox's clock. */
    at: number;
    operation: string;
    /** The caller's account. Undefined if its credentials are unknown. */
    accountId?: string;
    accessKeyId: string;
    handshakeId?: string;
    /** The client's User-Agent header. */
    userAgent?: string;
    input: unknown;
    /** The HTTP status of the response. 0 if there is no response (yet). */
    status: number;
    /** The name of the returned error. */
    error?: string;
    /** The fault that was applied to the request. */
    fault?: string;
    throttled: boolean;
    /** The bucket that was empty, for a throttled request. */
    throttledBy?: ExhaustedBucket;
    /** The role to assume, or the role that the caller has assumed. */
    assumedRole?: string;
}

/** All requests, in order of arrival. */
export class RequestLog {
    private entries: LoggedRequest[] = [];

    /** The requests so far. The entries of requests in flight are completed later. */
    get requests(): readonly LoggedRequest[] {
        return this.entries;
    }

    /** Logs a request on its arrival. */
    open(request: Pick<LoggedRequest, "at" | "operation" | "accessKeyId" | "userAgent">): LoggedRequest {
        const entry: LoggedRequest = { ...request, input: undefined, status: 0, throttled: false };
        this.entries.push(entry);
        return entry;
    }

    /** One string per request, such as "DeclineHandshake h-examplehandshakeid111". */
    calls(operation?: string): string[] {
        return this.entries
            .filter((entry) => operation === undefined || entry.operation === operation)
            .map((entry) =>
                entry.handshakeId === undefined ? entry.operation : `${entry.operation} ${entry.handshakeId}`,
            );
    }

    /** Removes all entries. */
    clear(): void {
        this.entries = [];
    }
}

import type { ExhaustedBucket } from "./rates";

/** One request as it arrived, and what became of it. */
export interface LoggedRequest {
    /** When it arrived, in milliseconds since the epoch, by the sandbox's clock. */
    at: number;
    operation: string;
    /** The caller's account; absent when its credentials weren't recognized. */
    accountId?: string;
    accessKeyId: string;
    handshakeId?: string;
    /** What the client says of itself. */
    userAgent?: string;
    input: unknown;
    /** The HTTP status of the answer; 0 while, or when, there is none. */
    status: number;
    /** The name of the error answered with. */
    error?: string;
    /** The fault that befell it. */
    fault?: string;
    throttled: boolean;
    /** Whose bucket was empty, when one was. */
    throttledBy?: ExhaustedBucket;
    /** The role it asked for, or that the caller acts in. */
    assumedRole?: string;
}

/** All requests in order of arrival. */
export class RequestLog {
    private entries: LoggedRequest[] = [];

    /** The requests so far; those still being answered are completed in place. */
    get requests(): readonly LoggedRequest[] {
        return this.entries;
    }

    /** Logs a request on its arrival. */
    open(request: Pick<LoggedRequest, "at" | "operation" | "accessKeyId" | "userAgent">): LoggedRequest {
        const entry: LoggedRequest = { ...request, input: undefined, status: 0, throttled: false };
        this.entries.push(entry);
        return entry;
    }

    /** The requests in short, such as "DeclineHandshake h-examplehandshakeid111". */
    calls(operation?: string): string[] {
        return this.entries
            .filter((entry) => operation === undefined || entry.operation === operation)
            .map((entry) =>
                entry.handshakeId === undefined ? entry.operation : `${entry.operation} ${entry.handshakeId}`,
            );
    }

    /** Forgets them. */
    clear(): void {
        this.entries = [];
    }
}

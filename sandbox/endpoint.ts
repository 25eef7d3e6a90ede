import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "./clock";
import type { Caller, Credentials } from "./credentials";
import { concurrentModification, expiredToken, ServiceError, tooManyRequests } from "./errors";
import { type Fault, type Faults, faultName } from "./faults";
import type { LoggedRequest, RequestLog } from "./requestLog";
import type { Service, ServiceCall, ServiceRequest, ServiceResponse } from "./service";
import type { TokenBuckets } from "./tokenBuckets";

/** The result of a request: a response (complete, truncated or stalled), a connection reset, or no response. */
export type Outcome = { response: ServiceResponse; cut?: "truncated" | "stalled" } | "reset" | "hang";

/** The collaborators of the endpoint. */
export interface EndpointParts {
    organizations: Service;
    sts: Service;
    clock: Clock;
    credentials: Credentials;
    faults: Faults;
    log: RequestLog;
    /** Undefined if nothing is throttled. */
    tokenBuckets: TokenBuckets | undefined;
    /** The latency of a response in milliseconds. The endpoint calls this for each request. */
    latencyMs(): number;
}

/** Handles every request from its arrival to its response, for all services. */
export class Endpoint {
    private readonly stopping = new AbortController();
    /** The declines in flight. A second decline of the same handshake conflicts with the first. */
    private readonly declinesInFlight = new Set<string>();

    constructor(private readonly parts: EndpointParts) {
        // Any number of requests may wait. Node.js warns of a leak at more than ten listeners.
        setMaxListeners(0, this.stopping.signal);
    }

    /** Ends all waiting requests without executing them. */
    stop(): void {
        this.stopping.abort();
    }

    /** Executes a request and logs it. */
    async handle(request: ServiceRequest): Promise<Outcome> {
        const { organizations, sts, clock, log } = this.parts;
        const service = request.header("x-amz-target") === undefined ? sts : organizations;
        const operation = service.operation(request);
        const accessKeyId = /Credential=([^/,\s]+)/.exec(request.header("authorization") ?? "")?.[1] ?? "";
        const userAgent = request.header("user-agent");
        const entry = log.open({ at: clock.time(), operation, accessKeyId, ...(userAgent && { userAgent }) });
        const dueAt = performance.now() + this.parts.latencyMs();
        try {
            const outcome = await this.process(service, request, entry, dueAt);
            if (typeof outcome === "object") {
                logResponse(entry, outcome.response);
            }
            return outcome;
        } catch (error) {
            if (this.stopping.signal.aborted) {
                return "reset";
            }
            if (!(error instanceof ServiceError)) {
                throw error;
            }
            await this.waitUntil(dueAt);
            const response = service.toErrorResponse(error);
            logResponse(entry, response);
            return { response };
        }
    }

    private async process(
        service: Service,
        request: ServiceRequest,
        entry: LoggedRequest,
        dueAt: number,
    ): Promise<Outcome> {
        const { credentials, faults, tokenBuckets } = this.parts;
        const { operation, accessKeyId } = entry;
        const claimedCaller = credentials.find(accessKeyId);
        const call = service.read(request);
        logCall(entry, call, claimedCaller);
        const caller = service.isAnonymous(operation)
            ? undefined
            : credentials.authenticate(accessKeyId, request.header("x-amz-security-token"));
        const exhausted = caller && tokenBuckets?.tryAcquire(caller.accountId, operation);
        if (exhausted !== undefined) {
            entry.throttledBy = exhausted;
            throw throttlingError(entry);
        }
        const accountIds = [caller?.accountId, call.roleArn?.split(":")[4]];
        const fault = faults.next({ operation, handshakeId: call.handshakeId, accountIds });
        if (fault === undefined) {
            return { response: await this.execute(service, operation, call, caller, dueAt) };
        }
        entry.fault = faultName(fault);
        if ("hang" in fault) {
            return "hang";
        }
        if ("body" in fault) {
            return { response: proxyResponse(fault) };
        }
        if ("error" in fault || "expiredToken" in fault || "throttle" in fault) {
            throw errorOf(fault, entry);
        }
        if ("delay" in fault) {
            await this.waitUntil(performance.now() + fault.delay);
        }
        if ("lostResponse" in fault && fault.lostResponse === "before") {
            return "reset";
        }
        const response = await this.execute(service, operation, call, caller, dueAt);
        if ("lostResponse" in fault) {
            return "reset";
        }
        if ("truncated" in fault) {
            return { response, cut: "truncated" };
        }
        return "stalled" in fault ? { response, cut: "stalled" } : { response };
    }

    /** Executes the call at the end of the latency, so that declines overlap during the latency. */
    private async execute(
        service: Service,
        operation: string,
        call: ServiceCall,
        caller: Caller | undefined,
        dueAt: number,
    ): Promise<ServiceResponse> {
        const decline = operation === "DeclineHandshake" ? `${caller?.accountId} ${call.handshakeId}` : undefined;
        const conflicts = decline !== undefined && this.declinesInFlight.has(decline);
        if (decline !== undefined && !conflicts) {
            this.declinesInFlight.add(decline);
        }
        try {
            await this.waitUntil(dueAt);
            if (conflicts) {
                throw concurrentModification();
            }
            return service.execute(operation, call, caller);
        } catch (error) {
            if (error instanceof ServiceError) {
                return service.toErrorResponse(error);
            }
            throw error;
        } finally {
            if (decline !== undefined && !conflicts) {
                this.declinesInFlight.delete(decline);
            }
        }
    }

    /** Waits until a time of performance.now(). Returns at once if that time has passed. */
    private async waitUntil(time: number): Promise<void> {
        const remainingMs = time - performance.now();
        if (remainingMs > 0) {
            await sleep(remainingMs, undefined, { signal: this.stopping.signal });
        }
    }
}

function logCall(entry: LoggedRequest, { input, handshakeId, roleArn }: ServiceCall, caller: Caller | undefined): void {
    const assumedRole = roleArn ?? caller?.roleArn;
    entry.input = input;
    if (caller !== undefined) {
        entry.accountId = caller.accountId;
    }
    if (handshakeId !== undefined) {
        entry.handshakeId = handshakeId;
    }
    if (assumedRole !== undefined) {
        entry.assumedRole = assumedRole;
    }
}

function logResponse(entry: LoggedRequest, { status, error }: ServiceResponse): void {
    entry.status = status;
    if (error !== undefined) {
        entry.error = error;
    }
}

function proxyResponse({
    body,
    status = 502,
    contentType = "text/html",
}: Extract<Fault, { body: string }>): ServiceResponse {
    return { status, contentType, body };
}

type ErrorFault = Extract<Fault, { error: string } | { expiredToken: true } | { throttle: true }>;

function errorOf(fault: ErrorFault, entry: LoggedRequest): ServiceError {
    if ("expiredToken" in fault) {
        return expiredToken();
    }
    if ("throttle" in fault) {
        return throttlingError(entry);
    }
    const { error, message = "The sandbox injected this error.", reason, status } = fault;
    return new ServiceError(error, message, reason, status);
}

function throttlingError(entry: LoggedRequest): ServiceError {
    entry.throttled = true;
    return tooManyRequests();
}

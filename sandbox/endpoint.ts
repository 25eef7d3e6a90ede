import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "./clock";
import type { Caller, Credentials } from "./credentials";
import { concurrentModification, expiredToken, ServiceError, tooManyRequests } from "./errors";
import { type Fault, type Faults, faultName } from "./faults";
import type { Rates } from "./rates";
import type { LoggedRequest, RequestLog } from "./requestLog";
import type { Answer, Call, Request, Service } from "./service";

/** What becomes of a request: an answer, whole, cut short or never ending, or none. */
export type Outcome = { answer: Answer; cut?: "truncated" | "stalled" } | "reset" | "hang";

/** What the endpoint needs to answer with. */
export interface EndpointParts {
    organizations: Service;
    sts: Service;
    clock: Clock;
    credentials: Credentials;
    faults: Faults;
    log: RequestLog;
    /** Absent when nothing is throttled. */
    rates: Rates | undefined;
    /** How long an answer takes, in milliseconds; asked for each request. */
    latency(): number;
}

/** The way of a request from its arrival to its answer, the same for every service. */
export class Endpoint {
    private readonly stopping = new AbortController();
    /** The declines under way, which a second one for the same handshake collides with. */
    private readonly declining = new Set<string>();

    constructor(private readonly parts: EndpointParts) {
        // Any number of requests may wait; Node takes more than ten listeners for a leak.
        setMaxListeners(0, this.stopping.signal);
    }

    /** Lets the requests that still wait end without having been carried out. */
    stop(): void {
        this.stopping.abort();
    }

    /** Decides what becomes of a request. */
    async outcome(request: Request): Promise<Outcome> {
        const { organizations, sts, clock, log } = this.parts;
        const service = request.header("x-amz-target") === undefined ? sts : organizations;
        const operation = service.operation(request);
        const accessKeyId = /Credential=([^/,\s]+)/.exec(request.header("authorization") ?? "")?.[1] ?? "";
        const userAgent = request.header("user-agent");
        const entry = log.open({ at: clock.time(), operation, accessKeyId, ...(userAgent && { userAgent }) });
        const due = performance.now() + this.parts.latency();
        try {
            const outcome = await this.process(service, request, entry, due);
            if (typeof outcome === "object") record(entry, outcome.answer);
            return outcome;
        } catch (error) {
            if (this.stopping.signal.aborted) return "reset";
            if (!(error instanceof ServiceError)) throw error;
            await this.wait(due);
            const answer = service.refuse(error);
            record(entry, answer);
            return { answer };
        }
    }

    private async process(service: Service, request: Request, entry: LoggedRequest, due: number): Promise<Outcome> {
        const { credentials, faults, rates } = this.parts;
        const { operation, accessKeyId } = entry;
        const known = credentials.peek(accessKeyId);
        const call = service.read(request);
        note(entry, call, known);
        const caller = service.anonymous(operation)
            ? undefined
            : credentials.identify(accessKeyId, request.header("x-amz-security-token"));
        const exhausted = caller && rates?.acquire(caller.accountId, operation);
        if (exhausted !== undefined) {
            entry.throttledBy = exhausted;
            throw tooMany(entry);
        }
        const accountIds = [caller?.accountId, call.roleArn?.split(":")[4]];
        const fault = faults.take({ operation, handshakeId: call.handshakeId, accountIds });
        if (fault === undefined) return { answer: await this.carryOut(service, operation, call, caller, due) };
        entry.fault = faultName(fault);
        if ("hang" in fault) return "hang";
        if ("body" in fault) return { answer: foreign(fault) };
        if ("error" in fault || "expiredToken" in fault || "throttle" in fault) throw refusal(fault, entry);
        if ("delay" in fault) await this.wait(performance.now() + fault.delay);
        if ("lostAnswer" in fault && fault.lostAnswer === "before") return "reset";
        const answer = await this.carryOut(service, operation, call, caller, due);
        if ("lostAnswer" in fault) return "reset";
        if ("truncated" in fault) return { answer, cut: "truncated" };
        return "stalled" in fault ? { answer, cut: "stalled" } : { answer };
    }

    /** Carries the call out when its answer is due, so that declines overlap as long as the latency lasts. */
    private async carryOut(
        service: Service,
        operation: string,
        call: Call,
        caller: Caller | undefined,
        due: number,
    ): Promise<Answer> {
        const decline = operation === "DeclineHandshake" ? `${caller?.accountId} ${call.handshakeId}` : undefined;
        const collides = decline !== undefined && this.declining.has(decline);
        if (decline !== undefined && !collides) this.declining.add(decline);
        try {
            await this.wait(due);
            if (collides) throw concurrentModification();
            return service.carryOut(operation, call, caller);
        } catch (error) {
            if (error instanceof ServiceError) return service.refuse(error);
            throw error;
        } finally {
            if (decline !== undefined && !collides) this.declining.delete(decline);
        }
    }

    /** Waits until a moment of performance.now(), not at all when it is past. */
    private async wait(until: number): Promise<void> {
        const left = until - performance.now();
        if (left > 0) await sleep(left, undefined, { signal: this.stopping.signal });
    }
}

function note(entry: LoggedRequest, { input, handshakeId, roleArn }: Call, caller: Caller | undefined): void {
    const assumedRole = roleArn ?? caller?.roleArn;
    entry.input = input;
    if (caller !== undefined) entry.accountId = caller.accountId;
    if (handshakeId !== undefined) entry.handshakeId = handshakeId;
    if (assumedRole !== undefined) entry.assumedRole = assumedRole;
}

function record(entry: LoggedRequest, { status, error }: Answer): void {
    entry.status = status;
    if (error !== undefined) entry.error = error;
}

function foreign({ body, status = 502, contentType = "text/html" }: Extract<Fault, { body: string }>): Answer {
    return { status, contentType, body };
}

type Refusal = Extract<Fault, { error: string } | { expiredToken: true } | { throttle: true }>;

function refusal(fault: Refusal, entry: LoggedRequest): ServiceError {
    if ("expiredToken" in fault) return expiredToken();
    if ("throttle" in fault) return tooMany(entry);
    const { error, message = "The sandbox was told to answer so.", reason, status } = fault;
    return new ServiceError(error, message, reason, status);
}

function tooMany(entry: LoggedRequest): ServiceError {
    entry.throttled = true;
    return tooManyRequests();
}

import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { AwsConnection } from "../connection";
import { classifyError } from "../errors";
import type { Operation } from "../quotas";
import type { AccountLimiters } from "./accountLimiters";
import { Canceled, raceAbort, sendWithGracePeriod } from "./cancellation";
import type { CallContext } from "./clock";
import { type CallState, decide, type FailedAttempt, initialState } from "./decide";
import type { Slot } from "./rateLimiter";

/** One request to AWS Organizations. */
export interface Request<T> {
    operation: Operation;
    /** Sends it. The signal aborts when the request is given up. */
    send(client: OrganizationsClient, options: { abortSignal: AbortSignal }): Promise<T>;
    /** Looks up what became of a request whose answer was lost; `undefined` when it has to be sent again. */
    lookUp?: Request<T | undefined>;
}

/** The account that is called. */
export interface CallTarget {
    connection: AwsConnection;
    limiters: AccountLimiters;
    /** How many times a call is tried again at most. */
    maxRetries: number;
}

/**
 * Makes a call, and makes it again as {@link decide} says: wait for a slot, send, classify the error, decide.
 *
 * @throws Canceled when the operation was canceled before an answer came.
 * @throws what the last attempt threw.
 */
export async function callWithRetries<T>(request: Request<T>, target: CallTarget, context: CallContext): Promise<T> {
    const { connection, maxRetries } = target;
    const { clock, signal } = context;
    let state = initialState;
    for (;;) {
        const attempt = await makeAttempt(request, state, target, context);
        if ("answer" in attempt && attempt.answer !== undefined) {
            return attempt.answer;
        }
        if ("answer" in attempt) {
            // The look-up found the handshake as it was: the attempt whose answer was lost changed nothing.
            state = { ...state, step: "call", isOutcomeUnknown: false };
            continue;
        }
        const policy = { maxRetries, canLookUp: request.lookUp !== undefined, random: clock.random() };
        const decision = decide(state, attempt, policy);
        switch (decision.action) {
            case "fail":
                throw attempt.thrown;
            case "renewCredentials":
                connection.renew(attempt.client);
                break;
            default:
                await clock.sleep(decision.afterMs, signal);
        }
        state = decision.state;
    }
}

/** How an attempt ended: with an answer, or with an error that is classified. */
type Attempt<T> = { answer: T | undefined } | (FailedAttempt & { thrown: unknown; client: OrganizationsClient });

async function makeAttempt<T>(
    request: Request<T>,
    state: CallState,
    { connection, limiters }: CallTarget,
    { clock, signal }: CallContext,
): Promise<Attempt<T>> {
    const { operation, send } = (state.step === "lookUp" ? request.lookUp : request) ?? request;
    const limiter = limiters.of(operation);
    const queuedAt = clock.now();
    let startedAt = queuedAt;
    let { client } = connection;
    let slot: Slot | undefined;
    try {
        // Before the wait for a slot: a call to STS never waits for the limits of AWS Organizations.
        await raceAbort(signal, () => connection.client.config.credentials());
        slot = await limiter.acquire({ priority: state.priority, signal });
        startedAt = clock.now();
        ({ client } = connection);
        // The client keeps them. If they have to be renewed, a cancel now still means that nothing was sent.
        await raceAbort(signal, () => client.config.credentials());
        const answer = await sendWithGracePeriod(signal, (abortSignal) => send(client, { abortSignal }));
        slot.release("unthrottled");
        return { answer };
    } catch (thrown) {
        if (thrown instanceof Canceled) {
            slot?.release("other");
            throw new Canceled(state.isOutcomeUnknown || thrown.isOutcomeUnknown);
        }
        const fault = classifyError(thrown);
        slot?.release(fault.kind === "throttled" ? "throttled" : "unthrottled");
        const failedAt = clock.now();
        const { lastUnthrottledAt } = limiter;
        const durationMs = failedAt - startedAt;
        return { ...fault, thrown, client, queuedAt, failedAt, durationMs, lastUnthrottledAt };
    }
}

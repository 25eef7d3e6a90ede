import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { AwsConnection } from "../connection";
import { classifyError } from "../errors";
import type { Operation } from "../quotas";
import type { AccountOperationLimiter, OperationSlot } from "./accountOperationLimiter";
import { AbortError, raceAbort, sendWithGracePeriod } from "./cancellation";
import type { CallContext } from "./clock";
import { type CallState, decide, type FailedAttempt, initialState, maxThrottledTimeMs } from "./decide";
import type { AccountLimiters } from "./limiters";

/** One request to AWS Organizations. */
export interface Request<T> {
    operation: Operation;
    /** Sends the request. The signal aborts when a cancel stops the request. */
    send(client: OrganizationsClient, options: { abortSignal: AbortSignal }): Promise<T>;
    /** Looks up the result of a request whose response was lost; `undefined` if the request must be sent again. */
    lookUp?: Request<T | undefined>;
}

/**
 * When AWS has throttled all calls for the longest time, a call that waits for its last attempt waits this much longer.
 */
const LAST_WAIT_MS = 10_000;

/** The account to call. */
export interface CallTarget {
    connection: AwsConnection;
    limiters: AccountLimiters;
    /** The maximum number of retries. */
    maxRetries: number;
}

/**
 * Makes a call with retries: waits for a slot, sends the call, classifies its error, and lets {@link decide} choose.
 *
 * @throws AbortError if the operation is canceled before a response comes.
 * @throws what the last attempt threw.
 */
export async function callWithRetries<T>(request: Request<T>, target: CallTarget, context: CallContext): Promise<T> {
    const { connection, maxRetries } = target;
    const { clock, signal } = context;
    let state = initialState;
    for (;;) {
        const attempt = await makeAttempt(request, state, target, context);
        if ("response" in attempt && attempt.response !== undefined) {
            return attempt.response;
        }
        if ("response" in attempt) {
            // The look-up found the handshake unchanged: the attempt whose response was lost had no effect.
            state = { ...state, step: "call", isOutcomeUnknown: false };
            continue;
        }
        const policy = { maxRetries, canLookUp: request.lookUp !== undefined, random: clock.random() };
        const decision = decide(state, attempt, policy);
        switch (decision.action) {
            case "fail":
                throw attempt.thrown;
            case "renewCredentials":
                connection.renewCredentials(attempt.credentials);
                break;
            default:
                await (attempt.kind === "throttled"
                    ? attempt.limiter.backOff(decision.afterMs, signal)
                    : clock.sleep(decision.afterMs, signal));
        }
        state = decision.state;
    }
}

/** The result of an attempt: a response or a classified error. */
type Attempt<T> =
    | { response: T | undefined }
    | (FailedAttempt & {
          thrown: unknown;
          credentials: AwsCredentialIdentityProvider;
          limiter: AccountOperationLimiter;
      });

async function makeAttempt<T>(
    request: Request<T>,
    state: CallState,
    { connection, limiters, maxRetries }: CallTarget,
    { clock, signal }: CallContext,
): Promise<Attempt<T>> {
    const { operation, send } = (state.step === "lookUp" ? request.lookUp : request) ?? request;
    const limiter = limiters.of(operation);
    const queuedAt = clock.now();
    let startedAt = queuedAt;
    let { credentials } = connection;
    let slot: OperationSlot | undefined;
    try {
        // Get the credentials before the slot, so that a call to STS does not hold a slot of AWS Organizations.
        await raceAbort(signal, credentials);
        const maxThrottledMs = maxThrottledTimeMs(maxRetries) + LAST_WAIT_MS;
        slot = await limiter.acquire({ priority: state.priority, signal, maxThrottledMs });
        startedAt = clock.now();
        ({ credentials } = connection);
        const { client } = connection;
        // The credentials are cached. If they must be renewed, a cancel here still means that nothing was sent.
        await raceAbort(signal, () => client.config.credentials());
        const response = await sendWithGracePeriod(signal, (abortSignal) => send(client, { abortSignal }));
        slot.release("unthrottled");
        return { response };
    } catch (thrown) {
        if (thrown instanceof AbortError) {
            slot?.release("other");
            throw new AbortError(state.isOutcomeUnknown || thrown.isOutcomeUnknown);
        }
        const error = classifyError(thrown);
        slot?.release(error.kind === "throttled" ? "throttled" : "unthrottled", thrown);
        const failedAt = clock.now();
        const { lastUnthrottledAt, operationThrottledSince } = limiter;
        const times = { queuedAt, failedAt, durationMs: failedAt - startedAt, lastUnthrottledAt };
        return { ...error, ...times, operationThrottledSince, thrown, credentials, limiter };
    }
}

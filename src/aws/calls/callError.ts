import { CallError } from "../../resources/callError";
import { CanceledError } from "../../resources/handshakeError";
import type { AwsConnection } from "../connection";
import {
    adviceFor,
    type ClassifiedError,
    classifyError,
    formatServiceError,
    isCredentialsError,
    isCredentialsRejection,
} from "../errors";
import { describeCredentialOrigin, describeCredentialSource } from "../identity";
import type { AbortError } from "./cancellation";
import {
    CANCELED_BEFORE,
    describeCaller,
    failedMessage,
    noCredentialsMessage,
    notCalledMessage,
    stoppedMessage,
    uncertainMessage,
} from "./messages";

/** The call that failed. */
export interface Call {
    /** The operation's name, such as `DeclineHandshake`. */
    operation: string;
    /** What the call is about, such as `handshake h-examplehandshakeid111`. */
    subject: string;
    /** The connection that made the call. */
    connection: AwsConnection;
}

/** Returns the error that a user gets for a failed call: the call, the account, AWS's error, and the advice. */
export async function callErrorFor({ operation, subject, connection }: Call, thrown: unknown): Promise<CallError> {
    const error = classifyError(thrown);
    const isOfSts = operation === "GetCallerIdentity";
    const asking = !isOfSts && !isCredentialsError(error);
    const callerDescription = isHandledByResource(error)
        ? "the account"
        : await callerDescriptionOf(connection, asking);
    const call = `${operation} of ${subject}`;
    // The last endpoint is that of Organizations.
    const serviceError = formatServiceError(error, isOfSts ? "" : connection.lastEndpoint);
    const advice = adviceFor(operation, error, connection.settings.namespace);
    return new CallError(
        isCredentialsError(error)
            ? noCredentialsMessage(
                  call,
                  await connection.region(),
                  serviceError,
                  advice,
                  describeCredentialSource(connection.settings),
              )
            : failedMessage(
                  call,
                  callerDescription,
                  serviceError,
                  advice,
                  isCredentialsRejection(error.code) ? describeCredentialOrigin(connection.settings) : undefined,
              ),
        { operation, code: error.code, serviceError, callerDescription },
        { cause: thrown },
    );
}

/** Returns the error that a user gets for a call that a cancel prevented or stopped. */
export function canceledErrorFor({ operation, subject }: Call, { isOutcomeUnknown }: AbortError): CanceledError {
    const call = `${operation} of ${subject}`;
    if (!isOutcomeUnknown) {
        return new CanceledError(notCalledMessage(call, CANCELED_BEFORE));
    }
    return new CanceledError(operation === "DeclineHandshake" ? uncertainMessage(call) : stoppedMessage(call));
}

/**
 * Returns the account, the region and the caller, as far as they are known.
 *
 * @param isAsking whether to ask STS for the caller.
 */
async function callerDescriptionOf(connection: AwsConnection, isAsking: boolean): Promise<string> {
    const { identity } = connection;
    const caller = isAsking ? await identity.getWithTimeout() : undefined;
    return describeCaller(caller?.account ?? identity.configuredAccount, await connection.region(), caller?.arn);
}

/** Whether a resource handles the error itself. Then a call to STS for the caller would be wasted. */
function isHandledByResource({ code }: ClassifiedError): boolean {
    return code === "HandshakeAlreadyInStateException" || code === "InvalidHandshakeTransitionException";
}

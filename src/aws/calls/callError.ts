import { CanceledError } from "../../resources/handshakeError";
import { CallError } from "../../resources/organizations";
import type { AwsConnection } from "../connection";
import {
    adviceFor,
    type ClassifiedError,
    classifyError,
    formatServiceError,
    isOfCredentials,
    isRefusalOfCredentials,
} from "../errors";
import { credentialOriginText, credentialSourceText } from "../identity";
import type { Canceled } from "./cancellation";
import {
    CANCELED_BEFORE,
    failedMessage,
    givenUpMessage,
    noCredentialsMessage,
    notCalledMessage,
    uncertainMessage,
    whereText,
} from "./messages";

/** What was being called when something failed. */
export interface Call {
    /** The operation's name, such as `DeclineHandshake`. */
    operation: string;
    /** What it was called for, such as `handshake h-examplehandshakeid111`. */
    subject: string;
    /** How AWS was reached. */
    connection: AwsConnection;
}

/** The error that a user gets for a failed call: what was called where, what AWS answered, what to do. */
export async function callErrorFor({ operation, subject, connection }: Call, thrown: unknown): Promise<CallError> {
    const fault = classifyError(thrown);
    const isOfSts = operation === "GetCallerIdentity";
    const asking = !isOfSts && !isOfCredentials(fault);
    const where = isHandledByResource(fault) ? "the account" : await callerDescription(connection, asking);
    const call = `${operation} of ${subject}`;
    // The last endpoint is that of Organizations.
    const answer = formatServiceError(fault, isOfSts ? "" : connection.lastEndpoint);
    const advice = adviceFor(operation, fault, connection.settings.namespace);
    return new CallError(
        isOfCredentials(fault)
            ? noCredentialsMessage(
                  call,
                  await connection.region(),
                  answer,
                  advice,
                  credentialSourceText(connection.settings),
              )
            : failedMessage(
                  call,
                  where,
                  answer,
                  advice,
                  isRefusalOfCredentials(fault.code) ? credentialOriginText(connection.settings) : undefined,
              ),
        { operation, code: fault.code, answer, where },
        { cause: thrown },
    );
}

/** The error that a user gets for a call that wasn't made, or was given up, since the operation was canceled. */
export function canceledErrorFor({ operation, subject }: Call, { isOutcomeUnknown }: Canceled): CanceledError {
    const call = `${operation} of ${subject}`;
    if (!isOutcomeUnknown) {
        return new CanceledError(notCalledMessage(call, CANCELED_BEFORE));
    }
    return new CanceledError(operation === "DeclineHandshake" ? uncertainMessage(call) : givenUpMessage(call));
}

/** The account, the region and the caller, as far as they are known; STS is asked only where that can help. */
async function callerDescription(connection: AwsConnection, isAsking: boolean): Promise<string> {
    const { identity } = connection;
    const caller = isAsking ? await identity.getSoon() : undefined;
    return whereText(caller?.account ?? identity.configuredAccount, await connection.region(), caller?.arn);
}

/** A resource handles these itself, so asking STS who calls would be a wasted call. */
function isHandledByResource({ code }: ClassifiedError): boolean {
    return code === "HandshakeAlreadyInStateException" || code === "InvalidHandshakeTransitionException";
}

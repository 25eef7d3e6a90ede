import { HandshakeError } from "../lifecycle/handshakeError";
import { CallError } from "../lifecycle/organizations";
import { adviceFor } from "./advice";
import type { Canceled } from "./cancellation";
import type { AwsConnection } from "./connection";
import { credentialsTried } from "./credentials";
import { type Fault, faultOf } from "./fault";

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
    const fault = faultOf(thrown);
    const where = isOnlyForTheLifecycle(fault) ? "the account" : await connection.where(!isOfCredentials(fault));
    const reason = fault.reason === undefined ? "" : ` (${fault.reason})`;
    const request = fault.requestId === undefined ? "" : `, request id ${fault.requestId}`;
    const endpoint = fault.kind === "lost" && connection.lastEndpoint !== "" ? ` at ${connection.lastEndpoint}` : "";
    const answer = `${fault.code}${reason}${endpoint}: ${oneLine(fault.message)}${request}`;
    const advice = adviceFor(operation, fault, connection.settings.namespace);
    return new CallError(
        isOfCredentials(fault)
            ? `No AWS credentials were found, so ${operation} of ${subject} wasn't called (region ${await connection.region()}): ${answer}. Tried: ${credentialsTried(connection.settings)}. ${advice}`
            : `${operation} of ${subject} failed in ${where}: ${answer}. ${advice}`,
        { operation, code: fault.code, answer, where },
        { cause: thrown },
    );
}

/** The error that a user gets for a call that wasn't made, or was given up, since the operation was canceled. */
export function canceledErrorFor({ operation, subject }: Call, { mayHaveGotThrough }: Canceled): HandshakeError {
    const call = `${operation} of ${subject}`;
    if (!mayHaveGotThrough) {
        return new HandshakeError(`${call} wasn't called: the operation was canceled. Run it again.`);
    }
    return new HandshakeError(
        operation === "DeclineHandshake"
            ? `${call} was under way when the operation was canceled, and whether it got through isn't known. Run the command again: that settles it, and a decline that got through counts.`
            : `${call} was given up, since the operation was canceled. Run it again.`,
    );
}

/** The lifecycle goes on from these by itself; it would be a waste to ask STS who calls. */
function isOnlyForTheLifecycle({ code }: Fault): boolean {
    return code === "HandshakeAlreadyInStateException" || code === "InvalidHandshakeTransitionException";
}

/** Without credentials nobody can ask STS whose they are. */
function isOfCredentials({ code }: Fault): boolean {
    return code === "CredentialsProviderError" || code === "TokenProviderError";
}

function oneLine(text: string): string {
    return text.replaceAll(/\s+/g, " ").replace(/[.\s]+$/, "");
}

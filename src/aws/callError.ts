import { CallError } from "../lifecycle/organizations";
import { adviceFor } from "./advice";
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
    const tried = isOfCredentials(fault) ? ` Tried: ${credentialsTried(connection.settings)}.` : "";
    const reason = fault.reason === undefined ? "" : ` (${fault.reason})`;
    const request = fault.requestId === undefined ? "" : `, request id ${fault.requestId}`;
    const endpoint = fault.kind === "lost" && connection.lastEndpoint !== "" ? ` at ${connection.lastEndpoint}` : "";
    const answer = `${fault.code}${reason}${endpoint}: ${oneLine(fault.message)}${request}`;
    return new CallError(
        `${operation} of ${subject} failed in ${where}: ${answer}.${tried} ${adviceFor(operation, fault)}`,
        { operation, code: fault.code, answer, where },
        { cause: thrown },
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

import { CallError } from "../lifecycle/organizations";
import { adviceFor } from "./advice";
import { faultOf } from "./fault";

/** What was being called when something failed. */
export interface Call {
    /** The operation's name, such as `DeclineHandshake`. */
    operation: string;
    /** What it was called for, such as `handshake h-examplehandshakeid111`. */
    subject: string;
    /** The account, region and caller, as far as they are known. */
    where: string;
}

/** The error that a user gets for a failed call: what was called where, what AWS answered, what to do. */
export function callErrorFor({ operation, subject, where }: Call, thrown: unknown): CallError {
    const fault = faultOf(thrown);
    const reason = fault.reason === undefined ? "" : ` (${fault.reason})`;
    const request = fault.requestId === undefined ? "" : `, request id ${fault.requestId}`;
    return new CallError(
        `${operation} of ${subject} failed in ${where}: ${fault.code}${reason}: ${oneLine(fault.message)}${request}. ${adviceFor(operation, fault)}`,
        { code: fault.code, where },
        { cause: thrown },
    );
}

function oneLine(text: string): string {
    return text.replaceAll(/\s+/g, " ").replace(/[.\s]+$/, "");
}

import type { ClassifiedError } from "./classifyError";
import { errorEntry, stsAdvice, throttledAdvice } from "./errorTable";

/**
 * What a user can do about a failed call, of AWS Organizations or of STS.
 *
 * @param operation the operation's name, such as `DeclineHandshake` or `AssumeRole`.
 * @param namespace what the names of the configuration begin with.
 */
export function adviceFor(operation: string, fault: ClassifiedError, namespace: string): string {
    return adviceInWords(operation, fault).replaceAll(/\baws:(?=[a-z])/g, `${namespace}:`);
}

function adviceInWords(operation: string, { code, reason, kind, isLocalConnectionRefused }: ClassifiedError): string {
    if (isLocalConnectionRefused) {
        return "Nothing listens at this address, which is on this machine: the emulator, the sandbox or the proxy that is meant isn't running. Start it, or check aws:endpoints, AWS_ENDPOINT_URL_ORGANIZATIONS, AWS_ENDPOINT_URL_STS and the proxy.";
    }
    if (code.startsWith("HTTP 4")) {
        return "Something on the way, such as a proxy, seems to have answered instead of AWS: check the network and aws:endpoints.";
    }
    // AWS has more names for these than the table.
    if (kind === "throttled") {
        return throttledAdvice({ operation });
    }
    const { advice } = errorEntry(code.startsWith("AccessDenied") ? "AccessDenied" : code) ?? {};
    if (advice !== undefined) {
        return typeof advice === "string" ? advice : advice({ operation, reason });
    }
    if (kind === "outcomeUnknown") {
        return "AWS's answer couldn't be had. Run the command again; a call that got through counts.";
    }
    // STS has many names for a role that it doesn't give.
    const roleAdvice = kind === "nonRetryable" && operation.startsWith("AssumeRole") ? stsAdvice(operation) : undefined;
    return roleAdvice ?? "Run the command again; if it fails the same way, look the error up in AWS's documentation.";
}

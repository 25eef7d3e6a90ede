import type { ClassifiedError } from "./classifyError";
import { errorEntry, stsAdvice, throttledAdvice } from "./errorTable";

/**
 * Returns what a user can do about a failed call of AWS Organizations or STS.
 *
 * @param operation the operation's name, such as `DeclineHandshake` or `AssumeRole`.
 * @param error the classified error of the call.
 * @param namespace the prefix of the configuration's names, such as `aws`.
 */
export function adviceFor(operation: string, error: ClassifiedError, namespace: string): string {
    return adviceWithAwsNames(operation, error).replaceAll(/\baws:(?=[a-z])/g, `${namespace}:`);
}

function adviceWithAwsNames(
    operation: string,
    { code, reason, kind, isLocalConnectionRefused }: ClassifiedError,
): string {
    if (isLocalConnectionRefused) {
        return "No program listens at this address of this machine: the emulator, the sandbox or the proxy is not running. Start it, or check aws:endpoints, AWS_ENDPOINT_URL_ORGANIZATIONS, AWS_ENDPOINT_URL_STS and the proxy.";
    }
    if (code.startsWith("HTTP 4")) {
        return "The response probably came from a proxy or from a wrong endpoint, not from AWS. Check the network and aws:endpoints.";
    }
    // AWS has more names for throttling than the table.
    if (kind === "throttled") {
        return throttledAdvice({ operation });
    }
    const { advice } = errorEntry(code.startsWith("AccessDenied") ? "AccessDenied" : code) ?? {};
    if (advice !== undefined) {
        return typeof advice === "string" ? advice : advice({ operation, reason });
    }
    if (kind === "outcomeUnknown") {
        return "AWS sent no usable response. Run the command again: a decline that took effect is recognized.";
    }
    // STS has many error names for a role that it does not return.
    const roleAdvice = kind === "nonRetryable" && operation.startsWith("AssumeRole") ? stsAdvice(operation) : undefined;
    return (
        roleAdvice ??
        "Run the command again. If it fails with the same error, look up the error in AWS's documentation."
    );
}

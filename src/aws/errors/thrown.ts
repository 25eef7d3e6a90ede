import type { isThrottlingError } from "@smithy/core/retry";

/** What the SDK throws. An error made from a response has every member of the response, of any type. */
interface ThrownBySdk {
    name?: unknown;
    code?: unknown;
    message?: unknown;
    /** The address that refused the connection. */
    address?: unknown;
    /** One error for each address of a host name. */
    errors?: unknown;
    Reason?: unknown;
    $metadata?: { httpStatusCode?: number; requestId?: string };
    $fault?: "client" | "server";
}

/** What the SDK threw, with checked types. */
export interface Thrown {
    name: string;
    code?: string;
    message: string;
    address: string;
    /** Empty if the error has a single cause. */
    errors: Thrown[];
    reason?: string;
    status?: number;
    requestId?: string;
    /** Whether the SDK made the error from a response. */
    isResponse: boolean;
    /** The error in a form that is safe for the SDK's functions. */
    forSdk: SdkError;
}

type SdkError = Parameters<typeof isThrottlingError>[0];

/** Reads what the SDK threw. */
export function toThrown(thrown: unknown): Thrown {
    const { name, code, message, address, errors, Reason, $metadata, $fault }: ThrownBySdk =
        thrown instanceof Error ? thrown : { message: typeof thrown === "string" ? thrown : undefined };
    // A response may contain these members too, of any type. Only those of the system count.
    const isResponse = $fault !== undefined;
    const fromSystem = isResponse ? {} : { code, address, errors };
    const strings = { name: nonEmptyString(name) ?? "Unknown", message: nonEmptyString(message) ?? "" };
    return {
        ...strings,
        code: nonEmptyString(fromSystem.code),
        address: nonEmptyString(fromSystem.address) ?? "",
        errors: Array.isArray(fromSystem.errors) ? fromSystem.errors.map(toThrown) : [],
        reason: nonEmptyString(Reason),
        status: $metadata?.httpStatusCode,
        requestId: nonEmptyString($metadata?.requestId),
        isResponse,
        forSdk: (isResponse || !(thrown instanceof Error) ? { ...strings, $metadata } : thrown) as SdkError,
    };
}

/** Returns the value if it is a string that is not empty. */
function nonEmptyString(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}

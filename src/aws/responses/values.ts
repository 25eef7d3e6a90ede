import { printable } from "../../handshake/printable";
import { withoutReserved } from "../../resources/reservedStrings";

/*
 * Converts the values in AWS's responses. A value of another type counts as missing.
 */

/** The maximum length of an ARN in messages and outputs. AWS's ARNs are far shorter. */
export const MAX_ARN_LENGTH = 2_048;

/** The maximum depth of nested resources. AWS nests them less deeply, and the depth is safe for the call stack. */
export const MAX_RESOURCE_DEPTH = 100;

/** The range of RFC 3339: the years 0 to 9999. An endpoint may send milliseconds instead of seconds. */
const MIN_TIMESTAMP_MS = Date.parse("0000-01-01T00:00:00.000Z");
const MAX_TIMESTAMP_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** Converts a time to RFC 3339, UTC, with milliseconds. */
export function timestamp(date: unknown): string | undefined {
    const isWritable = date instanceof Date && date.getTime() >= MIN_TIMESTAMP_MS && date.getTime() <= MAX_TIMESTAMP_MS;
    return isWritable ? date.toISOString() : undefined;
}

/** Converts free text. It stays unchanged, except for what Pulumi's protocol can't represent. */
export function freeText(value: unknown): string | undefined {
    return typeof value === "string" ? withoutReserved(value.replaceAll(/\p{Cs}/gu, "\ufffd")) : undefined;
}

/** Converts an identifier of AWS, and makes it printable. */
export function identifier(value: unknown, longest?: number): string | undefined {
    return typeof value === "string" ? withoutReserved(printable(value, longest)) : undefined;
}

/** Returns the items of a list without `null`; `undefined` for a value that is not a list. */
export function nonNullItems(value: unknown): unknown[] | undefined {
    return Array.isArray(value) ? value.filter((item) => item !== null) : undefined;
}

/** Returns the members of an object; none for a value that is not an object. */
export function membersOf(value: unknown): Record<string, unknown> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

import { printable } from "../../handshake/printable";
import { withoutReserved } from "../../resources/reservedText";

/*
 * Values in AWS's answers, checked one by one. A value in another form counts as left out.
 */

/** An ARN may be so long in a message and in an output: far longer than AWS's are. */
export const MAX_ARN_LENGTH = 2_048;

/** The times that RFC 3339 can write: of the years 0 to 9999. An endpoint may count milliseconds as seconds. */
const MIN_TIMESTAMP_MS = Date.parse("0000-01-01T00:00:00.000Z");
const MAX_TIMESTAMP_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** A time in RFC 3339, UTC, with milliseconds. */
export function timestamp(date: unknown): string | undefined {
    const isWritable = date instanceof Date && date.getTime() >= MIN_TIMESTAMP_MS && date.getTime() <= MAX_TIMESTAMP_MS;
    return isWritable ? date.toISOString() : undefined;
}

/** What people write: as it is, but for what Pulumi's protocol can't hold. */
export function text(value: unknown): string | undefined {
    return typeof value === "string" ? withoutReserved(value.replaceAll(/\p{Cs}/gu, "\ufffd")) : undefined;
}

/** What AWS gives a name or a word of its own: printable. */
export function word(value: unknown, longest?: number): string | undefined {
    return typeof value === "string" ? withoutReserved(printable(value, longest)) : undefined;
}

/** The items of a list without the `null` in it; `undefined` for what is no list. */
export function listOf(value: unknown): unknown[] | undefined {
    return Array.isArray(value) ? value.filter((item) => item !== null) : undefined;
}

/** The members of an object; none for what isn't one. */
export function membersOf(value: unknown): Record<string, unknown> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

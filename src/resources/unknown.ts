/** Marks a value that a preview does not know yet. Each plugin converts the marker of its protocol. */
export const unknown: unique symbol = Symbol("unknown");

/** A value, or {@link unknown}. */
export type MaybeUnknown<T> = T | typeof unknown;

/** Returns which properties are not known yet, for a message. */
export function unknownReason(properties: object): string {
    const names = Object.entries(properties).flatMap(([name, value]) => (isKnown(value) ? [] : [name]));
    return `${names.join(" and ")} ${names.length > 1 ? "aren't" : "isn't"} known yet.`;
}

/** Whether a value contains no {@link unknown}, at any depth. */
export function isKnown(value: unknown): boolean {
    return typeof value === "object" && value !== null ? Object.values(value).every(isKnown) : value !== unknown;
}

/** Marks a value that a preview doesn't know yet. Each host translates its own marker to this one. */
export const unknown: unique symbol = Symbol("unknown");

/** A value, or {@link unknown}. */
export type MaybeUnknown<T> = T | typeof unknown;

/** Says which of some properties aren't known yet, for a user. */
export function unknownText(properties: object): string {
    const names = Object.entries(properties).flatMap(([name, value]) => (isKnown(value) ? [] : [name]));
    return `${names.join(" and ")} ${names.length > 1 ? "aren't" : "isn't"} known yet.`;
}

/** Whether nothing in a value, at any depth, is {@link unknown}. */
export function isKnown(value: unknown): boolean {
    return typeof value === "object" && value !== null ? Object.values(value).every(isKnown) : value !== unknown;
}

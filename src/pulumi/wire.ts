import { UNKNOWN_MARKER } from "../resources/reservedStrings";
import { unknown } from "../resources/unknown";

/*
 * Converts properties to and from the format of Pulumi's protocol. Both plugins use it.
 *
 * https://pulumi-developer-docs.readthedocs.io/latest/docs/architecture/deployment-execution/resource-registration.html
 */

/**
 * The property of a dynamic resource that contains the provider text (its provider's source code). The engine stores it
 * in the state.
 */
export const PROVIDER_KEY = "__provider";

/** Returns the resource's own properties, without the provider text. */
export function fromWire<T extends object>(properties: T): T {
    const { [PROVIDER_KEY]: _, ...own } = properties as T & { [PROVIDER_KEY]?: unknown };
    return own as unknown as T;
}

/** Adds the provider text of other properties. The engine does not add it itself. */
export function withProviderOf(others: { [PROVIDER_KEY]?: unknown }, properties: object): object {
    return { ...properties, [PROVIDER_KEY]: others[PROVIDER_KEY] };
}

/** Returns the resource's own properties, with {@link unknown} for values that are not known yet, at any depth. */
export function maybeUnknownFromWire(properties: object): Record<string, unknown> {
    return withUnknowns(fromWire(properties)) as Record<string, unknown>;
}

function withUnknowns(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withUnknowns);
    }
    if (typeof value === "object" && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withUnknowns(member)]));
    }
    return value === UNKNOWN_MARKER ? unknown : value;
}

/** Returns a value without members that are undefined, at any depth, because the protocol has no such value. */
export function toWire<T>(value: T): T {
    if (Array.isArray(value)) {
        return value.map(toWire) as T;
    }
    if (value === unknown) {
        return UNKNOWN_MARKER as T;
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(entries.map(([name, member]) => [name, toWire(member)])) as T;
}

import { UNKNOWN_MARKER } from "../resources/reservedText";
import { unknown } from "../resources/unknown";

/*
 * Properties as Pulumi's protocol has them, for both hosts.
 *
 * https://pulumi-developer-docs.readthedocs.io/latest/docs/architecture/deployment-execution/resource-registration.html
 */

/** Under this name the state of a dynamic resource holds the provider's own text along with the properties. */
export const PROVIDER_KEY = "__provider";

/** The resource's own properties, without the provider's text. */
export function fromWire<T extends object>(properties: T): T {
    const { [PROVIDER_KEY]: _, ...own } = properties as T & { [PROVIDER_KEY]?: unknown };
    return own as unknown as T;
}

/** The properties along with the provider's text out of others, where the engine doesn't add that by itself. */
export function withProviderOf(others: { [PROVIDER_KEY]?: unknown }, properties: object): object {
    return { ...properties, [PROVIDER_KEY]: others[PROVIDER_KEY] };
}

/** The same with {@link unknown} where a value isn't known yet, at any depth. */
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

/** The same properties without those that are undefined, which the protocol has no value for, at any depth. */
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

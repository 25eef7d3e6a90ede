/**
 * Returns the members that have a value, at any depth. A program without a value may write `undefined`, `null`, an
 * empty string, an empty list or an object without members. None of these may replace the stack's configuration.
 */
export function withoutEmpty<T extends object>(members: T | null | undefined): Partial<T> {
    return (nonEmptyValue(members) ?? {}) as Partial<T>;
}

/** Whether a value has content, at any depth. An unknown value, such as an output, counts as content. */
export function isNotEmpty(value: unknown): boolean {
    return nonEmptyValue(value) !== undefined;
}

function nonEmptyValue(value: unknown): unknown {
    if (value === null || value === "") {
        return undefined;
    }
    if (Array.isArray(value)) {
        const items = value.map(nonEmptyValue).filter((item) => item !== undefined);
        return items.length > 0 ? items : undefined;
    }
    if (typeof value !== "object" || !isPlain(value)) {
        return value;
    }
    const members = Object.entries(value as object).flatMap(([name, member]) => {
        const found = name === "tags" ? definedTags(member) : nonEmptyValue(member);
        return found === undefined ? [] : [[name, found]];
    });
    return members.length > 0 ? Object.fromEntries(members) : undefined;
}

/**
 * Whether an object has only the members of its value. A promise or an output of Pulumi has other members, so it counts
 * as one value.
 */
function isPlain(value: object): boolean {
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Returns the tags that are defined. A tag with an empty string stays, because AWS accepts it. */
function definedTags(tags: unknown): unknown {
    const found = Object.entries(tags ?? {}).filter(([, value]) => value !== undefined && value !== null);
    return found.length > 0 ? Object.fromEntries(found) : undefined;
}

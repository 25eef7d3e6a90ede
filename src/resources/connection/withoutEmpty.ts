/**
 * Returns the members that have a value. A program without a value writes `undefined`, `null`, an empty string, an
 * empty list or an object without members. None of these may replace what the stack configures.
 *
 * @returns the members without these, at any depth.
 */
export function withoutEmpty<T extends object>(members: T | null | undefined): Partial<T> {
    return (valueGiven(members) ?? {}) as Partial<T>;
}

/** Whether a value has content at any depth. An unknown value, such as an output, counts as content. */
export function isNotEmpty(value: unknown): boolean {
    return valueGiven(value) !== undefined;
}

function valueGiven(value: unknown): unknown {
    if (value === null || value === "") {
        return undefined;
    }
    if (Array.isArray(value)) {
        const items = value.map(valueGiven).filter((item) => item !== undefined);
        return items.length > 0 ? items : undefined;
    }
    if (typeof value !== "object" || !isPlain(value)) {
        return value;
    }
    const members = Object.entries(value as object).flatMap(([name, member]) => {
        const found = name === "tags" ? tagsGiven(member) : valueGiven(member);
        return found === undefined ? [] : [[name, found]];
    });
    return members.length > 0 ? Object.fromEntries(members) : undefined;
}

/** A promise or an output of Pulumi has other members than its value, so it counts as one value. */
function isPlain(value: object): boolean {
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** AWS takes a tag without a value: only tags that are missing are left out. */
function tagsGiven(tags: unknown): unknown {
    const found = Object.entries(tags ?? {}).filter(([, value]) => value !== undefined && value !== null);
    return found.length > 0 ? Object.fromEntries(found) : undefined;
}

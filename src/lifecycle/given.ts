/**
 * The members that say something. A program that has no value for one writes `undefined`, `null`, an empty string, an
 * empty list or an object without members. None of them may stand in for what the stack configures.
 *
 * @returns the members without these, at any depth.
 */
export function given<T extends object>(members: T | null | undefined): Partial<T> {
    return (valueGiven(members) ?? {}) as Partial<T>;
}

function valueGiven(value: unknown): unknown {
    if (value === null || value === "") {
        return undefined;
    }
    if (Array.isArray(value)) {
        const items = value.map(valueGiven).filter((item) => item !== undefined);
        return items.length > 0 ? items : undefined;
    }
    if (typeof value !== "object") {
        return value;
    }
    const members = Object.entries(value as object).flatMap(([name, member]) => {
        const found = name === "tags" ? tagsGiven(member) : valueGiven(member);
        return found === undefined ? [] : [[name, found]];
    });
    return members.length > 0 ? Object.fromEntries(members) : undefined;
}

/** AWS takes a tag without a value: only tags that are missing are left out. */
function tagsGiven(tags: unknown): unknown {
    const found = Object.entries(tags ?? {}).filter(([, value]) => value !== undefined && value !== null);
    return found.length > 0 ? Object.fromEntries(found) : undefined;
}

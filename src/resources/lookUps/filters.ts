/** Removes the parts of a filter that are `null`. Some languages write `null` for a part that is left out. */
export function withoutNull<Filter extends object>(filter: Filter): Filter {
    return Object.fromEntries(Object.entries(filter).filter(([, values]) => values !== null)) as Filter;
}

/** Whether a part of a filter matches a value. A part that is left out matches every value. */
export function matches(wanted: readonly string[] | undefined, found: string | undefined): boolean {
    return wanted === undefined || wanted.some((value) => value === found);
}

/** The JSON of a value with its keys in order, and without what is undefined: equal values have equal texts. */
export function canonicalJson(value: unknown): string {
    return JSON.stringify(value, (_, member) => {
        if (typeof member === "symbol") {
            return String(member);
        }
        const isRecord = typeof member === "object" && member !== null && !Array.isArray(member);
        return isRecord ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member;
    });
}

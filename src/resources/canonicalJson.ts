/** The JSON of a value with its keys in order, and without what is undefined: equal values have equal texts. */
export function canonicalJson(value: unknown): string {
    return JSON.stringify(value, (_, member) => {
        if (typeof member === "symbol") {
            return String(member);
        }
        if (typeof member !== "object" || member === null || Array.isArray(member)) {
            return member;
        }
        const names = Object.keys(member).sort();
        return Object.fromEntries(names.map((name) => [name, member[name]]));
    });
}

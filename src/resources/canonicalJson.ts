/** Returns the JSON of a value with sorted keys and without undefined members. Equal values have equal JSON. */
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

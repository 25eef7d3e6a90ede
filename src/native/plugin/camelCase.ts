/** The provider's arguments that are objects with names of several words. */
const OBJECT_ARGUMENTS: readonly string[] = ["assumeRoles", "assumeRole", "assumeRoleWithWebIdentity"];

/**
 * Converts the member names of a provider's argument to camel case. Pulumi's SDK for Python encodes an argument as JSON
 * with the names of Python, such as `role_arn`. The keys of tags do not change, because users choose them. A member
 * that has both forms stays too, and the check rejects it.
 *
 * @param name the name of the argument.
 * @param value the value of the argument; JSON for an object or a list.
 */
export function withCamelCase(name: string, value: string | undefined): string | undefined {
    if (value === undefined || !OBJECT_ARGUMENTS.includes(name)) {
        return value;
    }
    try {
        return JSON.stringify(camelCased(JSON.parse(value)));
    } catch {
        // The value is not JSON: the check reports it.
        return value;
    }
}

function camelCased(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(camelCased);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const members = Object.entries(value).map(([name, member]) => {
        const camelCase = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
        return [Object.hasOwn(value, camelCase) ? name : camelCase, member];
    });
    return Object.fromEntries(members);
}

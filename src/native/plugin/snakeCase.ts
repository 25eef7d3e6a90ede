/** The provider's arguments that consist of objects, whose members have names of more than one word. */
const objects: readonly string[] = ["assumeRoles", "assumeRole", "assumeRoleWithWebIdentity"];

/**
 * The value of a provider's argument with the names of its members in camel case. Pulumi's SDK for Python encodes such
 * an argument as JSON with the names that a program in Python has, such as `role_arn`. The names of tags stay as they
 * are: users choose them. A member that is given in both forms stays too, so that the check refuses it.
 *
 * @param name the argument's name.
 * @param text its value; JSON for an object or a list.
 */
export function withCamelCase(name: string, text: string | undefined): string | undefined {
    if (text === undefined || !objects.includes(name)) {
        return text;
    }
    try {
        return JSON.stringify(camelCased(JSON.parse(text)));
    } catch {
        // It isn't JSON: the check says so.
        return text;
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

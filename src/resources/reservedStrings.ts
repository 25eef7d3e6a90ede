/*
 * Strings that Pulumi's protocol reserves. It interprets a property that has one as its value, and an object that has
 * one as its key.
 *
 * https://pulumi-developer-docs.readthedocs.io/latest/docs/architecture/deployment-execution/resource-registration.html
 */

/** The marker of an unknown value. */
export const UNKNOWN_MARKER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The key of an object that represents one of Pulumi's special values. The key's value is the kind. */
export const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";

/** The kind of a secret value. */
export const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

const RESERVED_STRINGS: ReadonlySet<string> = new Set([
    UNKNOWN_MARKER,
    // Unknown values of a known type: boolean, number, array, asset, archive, object.
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    SIGNATURE_KEY,
    SECRET_SIGNATURE,
    // The other kinds: asset, archive, resource reference, output value, string of bytes.
    "c44067f5952c0a294b673a41bacd8c17",
    "0def7320c3a5731c473e5ecbe6d01bc7",
    "5cf8f73096256a8f31e491e813e4eb8e",
    "d0e6a833031e9bbcd3f4e8bde6ca49a4",
    "803fd3297a5875dc03ca845dda5d2a98",
]);

/** The output that replaces a reserved string. */
export const RESERVED_PLACEHOLDER = "(a string that Pulumi reserves)";

/** Returns the string, or {@link RESERVED_PLACEHOLDER} if Pulumi's protocol reserves it. */
export function withoutReserved(value: string): string {
    return RESERVED_STRINGS.has(value) ? RESERVED_PLACEHOLDER : value;
}

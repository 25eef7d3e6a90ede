/**
 * The form of a handshake's id.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
const handshakeIdPattern = /^h-[0-9a-z]{8,32}$/;

/** Whether a value is a well-formed handshake id. */
export function isHandshakeId(value: unknown): value is string {
    return typeof value === "string" && handshakeIdPattern.test(value);
}

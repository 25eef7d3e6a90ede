/*
 * The forms of AWS's ids.
 */

/**
 * Whether a value is a well-formed handshake id.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html
 */
export function isHandshakeId(value: unknown): value is string {
    return typeof value === "string" && /^h-[0-9a-z]{8,32}$/.test(value);
}

/**
 * Whether a value is a well-formed organization id.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
 */
export function isOrganizationId(value: unknown): value is string {
    return typeof value === "string" && /^o-[a-z0-9]{10,32}$/.test(value);
}

/**
 * Whether a value is a well-formed account id: a text, since a number would lose the zeros that it begins with.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
 */
export function isAccountId(value: unknown): value is string {
    return typeof value === "string" && /^\d{12}$/.test(value);
}

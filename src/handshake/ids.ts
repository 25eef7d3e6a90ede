/*
 * The formats of AWS's ids.
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
 * Whether a value is the well-formed id of a billing transfer.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ResponsibilityTransfer.html
 */
export function isTransferId(value: unknown): value is string {
    return typeof value === "string" && /^rt-[0-9a-z]{8,32}$/.test(value);
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
 * Whether a value is a well-formed account id: a string of 12 digits. A number would lose leading zeros.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
 */
export function isAccountId(value: unknown): value is string {
    return typeof value === "string" && /^\d{12}$/.test(value);
}

/**
 * Whether a number is unambiguously an account id. YAML reads an id with leading zeros as an octal or a shorter number.
 * So any other number may be a different account than the written one.
 */
export function isAccountNumber(value: unknown): value is number {
    return Number.isInteger(value) && isAccountId(String(value)) && !String(value).startsWith("0");
}

/**
 * Whether a value is the ARN of a role in IAM, in any partition.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function isRoleArn(value: unknown): value is string {
    return typeof value === "string" && /^arn:[^:]+:iam::\d{12}:role\/.+$/.test(value);
}

/**
 * Whether a value can be a region's name, such as `us-east-1`. It becomes part of a host name. There is no list of
 * known regions, because AWS adds regions.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/ao.html
 */
export function isRegion(value: unknown): value is string {
    return typeof value === "string" && /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i.test(value);
}

/**
 * Whether a value is the well-formed id of an organizational unit or of a root.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
 */
export function isOrganizationalUnitId(value: unknown): value is string {
    return typeof value === "string" && /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/.test(value);
}

/**
 * Whether a value can be the name of a partition, such as `aws` or `aws-us-gov`. There is no list of known partitions,
 * because AWS adds partitions.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function isPartition(value: unknown): value is string {
    return typeof value === "string" && /^aws(-[a-z]+)*$/.test(value);
}

/**
 * Whether a value can be the external id of a role: 2 to 1,224 letters, digits and the characters `_+=,.@:/-`.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function isExternalId(value: unknown): value is string {
    return typeof value === "string" && /^[\w+=,.@:/-]{2,1224}$/.test(value);
}

import { isAccountId, isRegion, isRoleArn } from "../../handshake/ids";
import type { CheckFailure } from "../checkFailure";
import { isRecord } from "../isRecord";
import { unknown } from "../unknown";

/** The type of a part of a connection. */
type ValueType =
    | "string"
    | "name"
    | "region"
    | "flag"
    | "count"
    | "strings"
    | "accountIds"
    | "tags"
    | "role"
    | "roles"
    | "webIdentity"
    | "endpoints";

const ROLE_TYPES: Readonly<Record<string, ValueType>> = {
    roleArn: "role",
    duration: "string",
    policy: "string",
    policyArns: "strings",
    sessionName: "string",
};

const PART_TYPES: Readonly<Record<"roles" | "webIdentity" | "endpoints", Readonly<Record<string, ValueType>>>> = {
    roles: {
        ...ROLE_TYPES,
        externalId: "string",
        sourceIdentity: "string",
        tags: "tags",
        transitiveTagKeys: "strings",
    },
    webIdentity: { ...ROLE_TYPES, webIdentityTokenFile: "string" },
    endpoints: { organizations: "string", sts: "string" },
};

const CONNECTION_TYPES: Readonly<Record<string, ValueType>> = {
    region: "region",
    profile: "name",
    assumeRoles: "roles",
    assumeRoleWithWebIdentity: "webIdentity",
    endpoints: "endpoints",
    stsRegion: "region",
    useFipsEndpoint: "flag",
    useDualstackEndpoint: "flag",
    sharedConfigFiles: "strings",
    sharedCredentialsFiles: "strings",
    maxRetries: "count",
    retryMode: "string",
    allowedAccountIds: "accountIds",
    forbiddenAccountIds: "accountIds",
    customCaBundle: "string",
};

/** Names of secrets in @pulumi/aws. They can't be inputs, because the state contains the inputs. */
const SECRET_NAMES = ["accessKey", "secretKey", "token", "webIdentityToken", "httpProxy", "httpsProxy"];

/**
 * Returns the failures of a connection; an empty list means valid. Unknown values are valid. So is `null`, which some
 * languages write for a part that is left out. No failure repeats a value, because it may be a secret.
 */
export function checkConnection(value: unknown): CheckFailure[] {
    return isNotGiven(value) ? [] : checkParts("connection", value, CONNECTION_TYPES);
}

function checkParts(path: string, value: unknown, types: Readonly<Record<string, ValueType>>): CheckFailure[] {
    if (value === unknown) {
        return [];
    }
    if (!isRecord(value)) {
        const reason = `must be an object with any of ${Object.keys(types).join(", ")}.${nullHint(value)}`;
        return [{ property: path, reason }];
    }
    return Object.entries(value).flatMap(([name, part]) => checkPart(`${path}.${name}`, name, part, types));
}

function checkPart(
    path: string,
    name: string,
    value: unknown,
    types: Readonly<Record<string, ValueType>>,
): CheckFailure[] {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) {
        const reason = SECRET_NAMES.includes(name)
            ? "can't be an input, because the state contains the inputs: configure it for the stack (aws:…, with the native plugin aws-handshakes:…), or use a profile or a role."
            : `is not part of a connection; its parts are ${Object.keys(types).join(", ")}.`;
        return [{ property: path, reason }];
    }
    if (value === unknown || isNotGiven(value)) {
        return [];
    }
    if (type === "endpoints") {
        return checkItems(path, value, (item, at) =>
            isNotGiven(item) ? [] : checkParts(at, item, PART_TYPES.endpoints),
        );
    }
    if (type === "roles") {
        // `null` is not valid in a list of roles. Without that role, the call would reach another account.
        return checkItems(path, value, (item, at) => [
            ...checkParts(at, item, PART_TYPES.roles),
            ...checkHasRole(at, item),
        ]);
    }
    if (type === "webIdentity") {
        return [...checkParts(path, value, PART_TYPES.webIdentity), ...checkHasRole(path, value)];
    }
    const { isValid, expected } =
        SIMPLE_VALUE_TYPES[type === "region" && !SIMPLE_VALUE_TYPES.name.isValid(value) ? "name" : type];
    if (isValid(value)) {
        return [];
    }
    const hint = type === "accountIds" ? accountIdsHint(value) : nullHint(value);
    return [{ property: path, reason: `must be ${expected}.${hint}` }];
}

function checkItems(
    path: string,
    value: unknown,
    checkItem: (item: unknown, path: string) => CheckFailure[],
): CheckFailure[] {
    return Array.isArray(value)
        ? value.flatMap((item, index) => checkItem(item, `${path}[${index}]`))
        : [{ property: path, reason: "must be a list." }];
}

/** Returns a hint if the value is or contains `null`, which the program may not show. */
function nullHint(value: unknown): string {
    const isNull = Array.isArray(value) ? value.some(isNotGiven) : isNotGiven(value);
    return isNull ? " Here it is null." : "";
}

function accountIdsHint(value: unknown): string {
    const holdsNumber = Array.isArray(value) && value.some((id) => typeof id === "number");
    return holdsNumber ? " Here one is a number: write it in quotes." : nullHint(value);
}

function checkHasRole(path: string, value: unknown): CheckFailure[] {
    return isRecord(value) && isNotGiven(value.roleArn)
        ? [{ property: `${path}.roleArn`, reason: "must be the ARN of the role to assume; it is missing." }]
        : [];
}

type SimpleValueType = Exclude<ValueType, "roles" | "endpoints" | "webIdentity">;

const SIMPLE_VALUE_TYPES: Readonly<Record<SimpleValueType, { isValid(value: unknown): boolean; expected: string }>> = {
    string: { isValid: isString, expected: "a string" },
    // With an empty name, the SDK would use the default profile, which may belong to another account.
    name: { isValid: (value) => isString(value) && value !== "", expected: "a string that isn't empty" },
    region: { isValid: isRegion, expected: "a region's name, such as us-east-1" },
    flag: { isValid: (value) => typeof value === "boolean", expected: "true or false" },
    count: { isValid: (value) => Number.isInteger(value) && Number(value) >= 0, expected: "a whole number" },
    // Without this check, the SDK would ignore an empty path and read another file, maybe with another account's
    // profile.
    strings: {
        isValid: isListOf((item) => isString(item) && item !== ""),
        expected: "a list of strings that aren't empty",
    },
    accountIds: { isValid: isListOf(isAccountId), expected: "a list of account ids with 12 digits" },
    tags: { isValid: isTags, expected: "a map of strings" },
    role: { isValid: isRoleArn, expected: "the ARN of a role" },
};

/** Whether a part is left out. Some languages write `null` for it. */
function isNotGiven(value: unknown): boolean {
    return value === undefined || value === null;
}

function isString(value: unknown): boolean {
    return typeof value === "string";
}

function isTags(value: unknown): boolean {
    return isRecord(value) && isListOf((item) => isString(item) || isNotGiven(item))(Object.values(value));
}

function isListOf(isValid: (value: unknown) => boolean): (value: unknown) => boolean {
    return (value) => Array.isArray(value) && value.every((item) => item === unknown || isValid(item));
}

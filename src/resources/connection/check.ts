import { isAccountId, isRegion, isRoleArn } from "../../handshake/ids";
import type { CheckFailure } from "../checkFailure";
import { isRecord } from "../isRecord";
import { unknown } from "../unknown";

/** The type that a part of a connection has to have. */
type ValueType =
    | "text"
    | "name"
    | "region"
    | "flag"
    | "count"
    | "texts"
    | "accountIds"
    | "tags"
    | "role"
    | "roles"
    | "webIdentity"
    | "endpoints";

const role: Readonly<Record<string, ValueType>> = {
    roleArn: "role",
    duration: "text",
    policy: "text",
    policyArns: "texts",
    sessionName: "text",
};

const parts: Readonly<Record<"roles" | "webIdentity" | "endpoints", Readonly<Record<string, ValueType>>>> = {
    roles: { ...role, externalId: "text", sourceIdentity: "text", tags: "tags", transitiveTagKeys: "texts" },
    webIdentity: { ...role, webIdentityTokenFile: "text" },
    endpoints: { organizations: "text", sts: "text" },
};

const connection: Readonly<Record<string, ValueType>> = {
    region: "region",
    profile: "name",
    assumeRoles: "roles",
    assumeRoleWithWebIdentity: "webIdentity",
    endpoints: "endpoints",
    stsRegion: "region",
    useFipsEndpoint: "flag",
    useDualstackEndpoint: "flag",
    sharedConfigFiles: "texts",
    sharedCredentialsFiles: "texts",
    maxRetries: "count",
    retryMode: "text",
    allowedAccountIds: "accountIds",
    forbiddenAccountIds: "accountIds",
    customCaBundle: "text",
};

/** Names that @pulumi/aws has, and that may not be inputs since these are kept in the state. */
const secrets = ["accessKey", "secretKey", "token", "webIdentityToken", "httpProxy", "httpsProxy"];

/**
 * Returns what is wrong with a connection; an empty list means that it is valid. Values that aren't known yet pass, and
 * so does `null`, which some languages write for a part that is left out. No value is repeated: it may be a secret.
 */
export function checkConnection(value: unknown): CheckFailure[] {
    return isNotGiven(value) ? [] : checkParts("connection", value, connection);
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
        const reason = secrets.includes(name)
            ? "may not be an input, since inputs are kept in the state: configure it for the stack (aws:…, with the native plugin aws-handshakes:…), or use a profile or a role."
            : `is not part of a connection; its parts are ${Object.keys(types).join(", ")}.`;
        return [{ property: path, reason }];
    }
    if (value === unknown || isNotGiven(value)) {
        return [];
    }
    if (type === "endpoints") {
        return checkItems(path, value, (item, at) => (isNotGiven(item) ? [] : checkParts(at, item, parts.endpoints)));
    }
    if (type === "roles") {
        // A role that is missing isn't left out: without it the next one, or the stack's account, would be reached.
        return checkItems(path, value, (item, at) => [...checkParts(at, item, parts.roles), ...checkHasRole(at, item)]);
    }
    if (type === "webIdentity") {
        return [...checkParts(path, value, parts.webIdentity), ...checkHasRole(path, value)];
    }
    const { isValid, expected } =
        simpleValueTypes[type === "region" && !simpleValueTypes.name.isValid(value) ? "name" : type];
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

/** What a reader wouldn't see in the program. */
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

const simpleValueTypes: Readonly<Record<SimpleValueType, { isValid(value: unknown): boolean; expected: string }>> = {
    text: { isValid: isText, expected: "a string" },
    // With an empty profile the SDK would use the default one, and so perhaps another account than was meant.
    name: { isValid: (value) => isText(value) && value !== "", expected: "a string that isn't empty" },
    region: { isValid: isRegion, expected: "a region's name, such as us-east-1" },
    flag: { isValid: (value) => typeof value === "boolean", expected: "true or false" },
    count: { isValid: (value) => Number.isInteger(value) && Number(value) >= 0, expected: "a whole number" },
    // Without an empty path the SDK would read another file, and so perhaps another account's profile.
    texts: { isValid: listOf((item) => isText(item) && item !== ""), expected: "a list of strings that aren't empty" },
    accountIds: { isValid: listOf(isAccountId), expected: "a list of account ids with 12 digits" },
    tags: { isValid: isTags, expected: "a map of strings" },
    role: { isValid: isRoleArn, expected: "the ARN of a role" },
};

/** Whether a part is left out: some languages write `null` for it. */
function isNotGiven(value: unknown): boolean {
    return value === undefined || value === null;
}

function isText(value: unknown): boolean {
    return typeof value === "string";
}

function isTags(value: unknown): boolean {
    return isRecord(value) && listOf((item) => isText(item) || isNotGiven(item))(Object.values(value));
}

function listOf(isValid: (value: unknown) => boolean): (value: unknown) => boolean {
    return (value) => Array.isArray(value) && value.every((item) => item === unknown || isValid(item));
}

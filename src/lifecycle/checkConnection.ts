import { isAccountId } from "../handshake/ids";
import { unknown } from "./unknown";

/** What is wrong with one property. */
export interface CheckFailure {
    property: string;
    reason: string;
}

/** The form that a part of a connection has to have. */
type Form =
    | "text"
    | "name"
    | "flag"
    | "count"
    | "texts"
    | "accountIds"
    | "tags"
    | "role"
    | "roles"
    | "webIdentity"
    | "endpoints";

const role: Readonly<Record<string, Form>> = {
    roleArn: "role",
    duration: "text",
    policy: "text",
    policyArns: "texts",
    sessionName: "text",
};

const parts: Readonly<Record<"roles" | "webIdentity" | "endpoints", Readonly<Record<string, Form>>>> = {
    roles: { ...role, externalId: "text", sourceIdentity: "text", tags: "tags", transitiveTagKeys: "texts" },
    webIdentity: { ...role, webIdentityTokenFile: "text" },
    endpoints: { organizations: "text", sts: "text" },
};

const connection: Readonly<Record<string, Form>> = {
    region: "name",
    profile: "name",
    assumeRoles: "roles",
    assumeRoleWithWebIdentity: "webIdentity",
    endpoints: "endpoints",
    stsRegion: "name",
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

/** Tells what is wrong with a connection; nothing is when the list is empty. Values that aren't known yet pass. */
export function checkConnection(value: unknown): CheckFailure[] {
    return value === undefined ? [] : checkParts("connection", value, connection);
}

function checkParts(path: string, value: unknown, forms: Readonly<Record<string, Form>>): CheckFailure[] {
    if (value === unknown) {
        return [];
    }
    if (!isRecord(value)) {
        return [{ property: path, reason: `must be an object with any of ${Object.keys(forms).join(", ")}.` }];
    }
    return Object.entries(value).flatMap(([name, part]) => checkPart(`${path}.${name}`, name, part, forms));
}

function checkPart(path: string, name: string, value: unknown, forms: Readonly<Record<string, Form>>): CheckFailure[] {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form === undefined) {
        const reason = secrets.includes(name)
            ? "may not be an input, since inputs are kept in the state: configure it for the stack (aws:…, with the native plugin aws-handshakes:…), or use a profile or a role."
            : `is not part of a connection; its parts are ${Object.keys(forms).join(", ")}.`;
        return [{ property: path, reason }];
    }
    if (value === unknown || value === undefined) {
        return [];
    }
    if (form === "roles" || form === "endpoints") {
        return Array.isArray(value)
            ? value.flatMap((item, index) => [
                  ...checkParts(`${path}[${index}]`, item, parts[form]),
                  ...(form === "roles" ? checkHasRole(`${path}[${index}]`, item) : []),
              ])
            : [{ property: path, reason: "must be a list." }];
    }
    if (form === "webIdentity") {
        return [...checkParts(path, value, parts.webIdentity), ...checkHasRole(path, value)];
    }
    const { isRight, says } = simpleForms[form];
    return isRight(value) ? [] : [{ property: path, reason: `must be ${says}, not ${JSON.stringify(value)}.` }];
}

function checkHasRole(path: string, value: unknown): CheckFailure[] {
    return isRecord(value) && value.roleArn === undefined
        ? [{ property: `${path}.roleArn`, reason: "must be the ARN of the role to assume; it is missing." }]
        : [];
}

type SimpleForm = Exclude<Form, "roles" | "endpoints" | "webIdentity">;

const simpleForms: Readonly<Record<SimpleForm, { isRight(value: unknown): boolean; says: string }>> = {
    text: { isRight: isText, says: "a text" },
    // With an empty profile the SDK would use the default one, and so perhaps another account than was meant.
    name: { isRight: (value) => isText(value) && value !== "", says: "a text that isn't empty" },
    flag: { isRight: (value) => typeof value === "boolean", says: "true or false" },
    count: { isRight: (value) => Number.isInteger(value) && Number(value) >= 0, says: "a whole number" },
    texts: { isRight: listOf(isText), says: "a list of texts" },
    accountIds: { isRight: listOf(isAccountId), says: "a list of account ids with 12 digits" },
    tags: { isRight: (value) => isRecord(value) && listOf(isText)(Object.values(value)), says: "texts by their names" },
    role: { isRight: isRole, says: "the ARN of a role" },
};

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
    return typeof value === "string";
}

function isRole(value: unknown): boolean {
    return isText(value) && /^arn:[^:]+:iam::\d{12}:role\/.+$/.test(String(value));
}

function listOf(isRight: (value: unknown) => boolean): (value: unknown) => boolean {
    return (value) => Array.isArray(value) && value.every((item) => item === unknown || isRight(item));
}

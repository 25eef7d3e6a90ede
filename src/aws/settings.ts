import type { AssumeRole, AssumeRoleWithWebIdentity, Connection, Endpoint } from "../lifecycle/connection";
import { HandshakeError } from "../lifecycle/handshakeError";

/** All that decides how AWS is reached: a connection, and what may be configured for a stack but not for a resource. */
export interface Settings extends Omit<Connection, "assumeRoleWithWebIdentity"> {
    accessKey?: string;
    secretKey?: string;
    token?: string;
    assumeRoleWithWebIdentity?: AssumeRoleWithWebIdentity & { webIdentityToken?: string };
    httpProxy?: string;
    httpsProxy?: string;
    noProxy?: string;
}

/** Looks up a value of the stack's configuration, such as `aws:region`. Structured values are JSON. */
export type GetConfiguration = (key: string) => string | undefined;

/**
 * Reads the stack configuration of @pulumi/aws.
 *
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 * @throws HandshakeError when a value doesn't have its form.
 */
export function settingsOf(get: GetConfiguration): Settings {
    const text = (name: string) => get(`aws:${name}`) || undefined;
    // `pulumi config set --path` stores an account's id as a number.
    const list = (name: string) =>
        structured<(string | number)[]>(name, text(name), isList, "a list of texts")?.map(String);
    const flag = (name: string) => structured<boolean>(name, text(name), isBoolean, "true or false");
    return {
        region: text("region"),
        profile: text("profile"),
        accessKey: text("accessKey"),
        secretKey: text("secretKey"),
        token: text("token"),
        assumeRoles: rolesOf(text("assumeRoles"), text("assumeRole")),
        assumeRoleWithWebIdentity: structured(
            "assumeRoleWithWebIdentity",
            text("assumeRoleWithWebIdentity"),
            hasRole,
            "an object with a roleArn",
        ),
        endpoints: endpointsOf(text("endpoints")),
        stsRegion: text("stsRegion"),
        useFipsEndpoint: flag("useFipsEndpoint"),
        useDualstackEndpoint: flag("useDualstackEndpoint"),
        sharedConfigFiles: list("sharedConfigFiles"),
        sharedCredentialsFiles: list("sharedCredentialsFiles"),
        maxRetries: structured("maxRetries", text("maxRetries"), isCount, "a whole number"),
        retryMode: text("retryMode"),
        allowedAccountIds: list("allowedAccountIds")?.map(withZeros),
        forbiddenAccountIds: list("forbiddenAccountIds")?.map(withZeros),
        customCaBundle: text("customCaBundle"),
        httpProxy: text("httpProxy"),
        httpsProxy: text("httpsProxy"),
        noProxy: text("noProxy"),
    };
}

/**
 * The stack's settings with a resource's connection over them. Whose credentials are used is one choice: a connection
 * that names a profile or a web identity leaves the stack's keys and roles aside, one that names roles assumes them with
 * the stack's credentials; either leaves the stack's lists of accounts aside, which speak of its own.
 */
export function merged(stack: Settings, connection: Connection = {}): Settings {
    const { profile, assumeRoles, assumeRoleWithWebIdentity } = connection;
    const ownCredentials = profile !== undefined || assumeRoleWithWebIdentity !== undefined;
    const base = { ...stack };
    if (ownCredentials) {
        base.accessKey = base.secretKey = base.token = base.profile = undefined;
        base.assumeRoleWithWebIdentity = undefined;
    }
    if (ownCredentials || assumeRoles !== undefined) {
        base.assumeRoles = base.allowedAccountIds = base.forbiddenAccountIds = undefined;
    }
    return { ...base, ...connection };
}

function rolesOf(assumeRoles: string | undefined, assumeRole: string | undefined): AssumeRole[] | undefined {
    const name = assumeRoles === undefined ? "assumeRole" : "assumeRoles";
    const isRoles = (value: unknown) => (Array.isArray(value) ? value : [value]).every(hasRole);
    const roles = structured<AssumeRole | AssumeRole[]>(
        name,
        assumeRoles ?? assumeRole,
        isRoles,
        "roles with a roleArn",
    );
    return roles === undefined || Array.isArray(roles) ? roles : [roles];
}

function endpointsOf(text: string | undefined): Endpoint[] | undefined {
    const endpoints = structured<Endpoint | Endpoint[]>("endpoints", text, isObject, "a list of objects");
    return endpoints === undefined || Array.isArray(endpoints) ? endpoints : [endpoints];
}

function structured<T>(
    name: string,
    text: string | undefined,
    isRight: (value: unknown) => boolean,
    form: string,
): T | undefined {
    if (text === undefined) {
        return undefined;
    }
    const value = parsed(text);
    if (!isRight(value)) {
        throw new HandshakeError(`The stack's configuration aws:${name} must be ${form}, in JSON where it has parts.`);
    }
    return value as T;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function isObject(value: unknown): value is object {
    return typeof value === "object" && value !== null;
}

function hasRole(value: unknown): boolean {
    return isObject(value) && typeof (value as { roleArn?: unknown }).roleArn === "string";
}

/** An account's id that was stored as a number has lost the zeros that it begins with. */
function withZeros(accountId: string): string {
    return accountId.padStart(12, "0");
}

function isList(value: unknown): boolean {
    return Array.isArray(value) && value.every((item) => typeof item === "string" || typeof item === "number");
}

function isBoolean(value: unknown): boolean {
    return typeof value === "boolean";
}

function isCount(value: unknown): boolean {
    return Number.isInteger(value) && Number(value) >= 0;
}

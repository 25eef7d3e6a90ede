import { isAccountNumber } from "../../handshake/ids";
import type { CheckFailure } from "../../resources/checkFailure";
import { checkConnection } from "../../resources/connection/check";
import type { AssumeRoleWithWebIdentity, Connection } from "../../resources/connection/properties";
import { withoutEmpty } from "../../resources/connection/withoutEmpty";
import { ConfigurationError, HandshakeError } from "../../resources/handshakeError";
import { isRecord } from "../../resources/isRecord";
import { configurationMessage, EMPTY_ALLOWED_MESSAGE } from "./messages";

/** The settings for calls to AWS: a connection, and the settings that only a stack may have. */
export interface Settings extends Omit<Connection, "assumeRoleWithWebIdentity"> {
    /** The prefix of the configuration's names, for messages, such as `aws` for `aws:region`. */
    namespace: string;
    accessKey?: string;
    secretKey?: string;
    token?: string;
    assumeRoleWithWebIdentity?: AssumeRoleWithWebIdentity & { webIdentityToken?: string };
    httpProxy?: string;
    httpsProxy?: string;
    noProxy?: string;
}

/**
 * Returns a value of the configuration by its name without a namespace, such as `region`. Objects and lists are JSON.
 */
export type GetConfiguration = (name: string) => string | undefined;

/**
 * Reads a configuration with the names and types of @pulumi/aws.
 *
 * @param namespace the prefix of its names.
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 * @throws ConfigurationError if a value has the wrong format.
 */
export function settingsOf(get: GetConfiguration, namespace = "aws"): Settings {
    const [failure] = checkSettings(get);
    if (failure !== undefined) {
        throw new ConfigurationError(configurationMessage(namespace, failure));
    }
    const { connection, webIdentityToken } = readConfiguration(get);
    const { assumeRoleWithWebIdentity, ...rest } = connection as Connection;
    return {
        ...rest,
        namespace,
        assumeRoleWithWebIdentity: assumeRoleWithWebIdentity && {
            ...assumeRoleWithWebIdentity,
            webIdentityToken: webIdentityToken as string | undefined,
        },
        accessKey: get("accessKey") || undefined,
        secretKey: get("secretKey") || undefined,
        token: get("token") || undefined,
        httpProxy: get("httpProxy") || undefined,
        httpsProxy: get("httpsProxy") || undefined,
        noProxy: get("noProxy") || undefined,
    };
}

/** Returns the failures of a configuration, without its values; an empty list means valid. */
export function checkSettings(get: GetConfiguration): CheckFailure[] {
    const { connection, webIdentityToken } = readConfiguration(get);
    const roles = nameOfRoles(get);
    const failures = checkConnection(connection).map(({ property, reason }) => ({
        property: property.replace("connection.", "").replace(/^assumeRoles/, roles),
        reason,
    }));
    // Without the intended role or list, the calls would go to another account.
    for (const name of [
        "assumeRoles",
        "assumeRoleWithWebIdentity",
        "allowedAccountIds",
        "forbiddenAccountIds",
    ] as const) {
        if (connection[name] === null) {
            const property = name === "assumeRoles" ? roles : name;
            failures.push({ property, reason: "must be a value, or be left out. Here it is null." });
        }
    }
    if (isEmptyList(connection.allowedAccountIds)) {
        const reason =
            "must be a list with at least one account id, because an empty list allows no account. Leave it out to allow every account.";
        failures.push({ property: "allowedAccountIds", reason });
    }
    if (webIdentityToken !== undefined && webIdentityToken !== null && typeof webIdentityToken !== "string") {
        failures.push({ property: "assumeRoleWithWebIdentity.webIdentityToken", reason: "must be a string." });
    }
    return failures;
}

/**
 * Merges a resource's connection into the stack's settings. A connection with a profile or a web identity replaces the
 * stack's keys and roles. A connection with roles assumes them with the stack's credentials. In both cases the stack's
 * lists of accounts do not apply, because they are about the account of the stack.
 *
 * Values that are {@link withoutEmpty empty} count as not set. So an empty list of roles keeps the stack's roles and
 * lists. A service without its own endpoint has the stack's endpoint.
 *
 * @throws HandshakeError if `allowedAccountIds` is empty and the stack has no such list. If it counted as not set,
 *   every account would be allowed.
 */
export function mergeSettings(stack: Settings, connection?: Connection | null): Settings {
    const given = withoutEmpty(connection);
    const { profile, assumeRoles, assumeRoleWithWebIdentity } = given;
    const hasOwnCredentials = profile !== undefined || assumeRoleWithWebIdentity !== undefined;
    const base = { ...withoutEmpty(stack), namespace: stack.namespace };
    if (hasOwnCredentials) {
        base.accessKey = base.secretKey = base.token = base.profile = undefined;
        base.assumeRoleWithWebIdentity = undefined;
    }
    if (hasOwnCredentials || assumeRoles !== undefined) {
        base.assumeRoles = base.allowedAccountIds = base.forbiddenAccountIds = undefined;
    }
    const isEmpty = given.allowedAccountIds === undefined && (connection?.allowedAccountIds ?? undefined) !== undefined;
    if (isEmpty && base.allowedAccountIds === undefined) {
        throw new HandshakeError(EMPTY_ALLOWED_MESSAGE);
    }
    // The first endpoint of a service applies.
    const endpoints = given.endpoints && [...given.endpoints, ...(base.endpoints ?? [])];
    return { ...base, ...given, ...(endpoints && { endpoints }) };
}

/** Returns the configured connection, not checked yet, and the token, which a connection of a resource can't have. */
function readConfiguration(get: GetConfiguration): {
    connection: Record<keyof Connection, unknown>;
    webIdentityToken: unknown;
} {
    const string = (name: string) => get(name) || undefined;
    const json = (name: string) => parseJson(string(name));
    const webIdentity = json("assumeRoleWithWebIdentity");
    const { webIdentityToken, ...assumeRoleWithWebIdentity } = isRecord(webIdentity) ? webIdentity : {};
    return {
        webIdentityToken,
        connection: {
            region: string("region"),
            profile: string("profile"),
            assumeRoles: asList(parseJson(string(nameOfRoles(get)))),
            assumeRoleWithWebIdentity: isRecord(webIdentity) ? assumeRoleWithWebIdentity : webIdentity,
            endpoints: endpointsOf(json("endpoints")),
            stsRegion: string("stsRegion"),
            useFipsEndpoint: json("useFipsEndpoint"),
            useDualstackEndpoint: json("useDualstackEndpoint"),
            sharedConfigFiles: json("sharedConfigFiles"),
            sharedCredentialsFiles: json("sharedCredentialsFiles"),
            maxRetries: json("maxRetries"),
            retryMode: string("retryMode"),
            allowedAccountIds: accountIdsOf(json("allowedAccountIds")),
            forbiddenAccountIds: accountIdsOf(json("forbiddenAccountIds")),
            customCaBundle: string("customCaBundle"),
        },
    };
}

/** Returns the name that configures the roles. The older name applies if the newer one is not set or an empty list. */
function nameOfRoles(get: GetConfiguration): "assumeRoles" | "assumeRole" {
    const list = parseJson(get("assumeRoles") || undefined);
    const isUnset = list === undefined || isEmptyList(list);
    return isUnset && get("assumeRole") ? "assumeRole" : "assumeRoles";
}

/** Parses JSON. A value that is not JSON stays a string, which the check then rejects. */
function parseJson(value: string | undefined): unknown {
    try {
        return value === undefined ? undefined : JSON.parse(value);
    } catch {
        return value;
    }
}

/** Wraps a single object in a list, because older versions of @pulumi/aws had a single role or endpoint. */
function asList(value: unknown): unknown {
    return isRecord(value) ? [value] : value;
}

/** Removes the endpoints of services that are not called. */
function endpointsOf(value: unknown): unknown {
    const list = asList(value);
    return Array.isArray(list)
        ? list.map((item) => (isRecord(item) ? { organizations: item.organizations, sts: item.sts } : item))
        : list;
}

/** `pulumi config set --path` stores an account id as a number. Only an unambiguous number becomes a string. */
function accountIdsOf(value: unknown): unknown {
    return Array.isArray(value) ? value.map((id) => (isAccountNumber(id) ? String(id) : id)) : value;
}

function isEmptyList(value: unknown): boolean {
    return Array.isArray(value) && value.length === 0;
}

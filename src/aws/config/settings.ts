import { isAccountNumber } from "../../handshake/ids";
import type { CheckFailure } from "../../resources/checkFailure";
import { checkConnection } from "../../resources/connection/check";
import type { AssumeRoleWithWebIdentity, Connection } from "../../resources/connection/properties";
import { withoutEmpty } from "../../resources/connection/withoutEmpty";
import { ConfigurationError, HandshakeError } from "../../resources/handshakeError";
import { isRecord } from "../../resources/isRecord";
import { configurationMessage, EMPTY_ALLOWED_MESSAGE } from "./messages";

/** All that decides how AWS is reached: a connection, and what may be configured for a stack but not for a resource. */
export interface Settings extends Omit<Connection, "assumeRoleWithWebIdentity"> {
    /** What the names of the configuration begin with, for messages: `aws` where they are `aws:region` and so on. */
    namespace: string;
    accessKey?: string;
    secretKey?: string;
    token?: string;
    assumeRoleWithWebIdentity?: AssumeRoleWithWebIdentity & { webIdentityToken?: string };
    httpProxy?: string;
    httpsProxy?: string;
    noProxy?: string;
}

/** Looks up a value of the configuration by its bare name, such as `region`. Structured values are JSON. */
export type GetConfiguration = (name: string) => string | undefined;

/**
 * Reads a configuration with the names and shapes of that of @pulumi/aws.
 *
 * @param namespace what its names begin with.
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 * @throws ConfigurationError when a value doesn't have its form.
 */
export function settingsOf(get: GetConfiguration, namespace = "aws"): Settings {
    const [failure] = checkSettings(get);
    if (failure !== undefined) {
        throw new ConfigurationError(configurationMessage(namespace, failure));
    }
    const { connection, webIdentityToken } = configured(get);
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

/** Returns what is wrong with a configuration, by bare names; an empty list means valid. No value is repeated. */
export function checkSettings(get: GetConfiguration): CheckFailure[] {
    const { connection, webIdentityToken } = configured(get);
    const roles = nameOfRoles(get);
    const failures = checkConnection(connection).map(({ property, reason }) => ({
        property: property.replace("connection.", "").replace(/^assumeRoles/, roles),
        reason,
    }));
    // Without a role or a list that was meant, another account would be called.
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
            "must be a list with at least one account id, or be left out: as an empty list it allows no account.";
        failures.push({ property: "allowedAccountIds", reason });
    }
    if (webIdentityToken !== undefined && webIdentityToken !== null && typeof webIdentityToken !== "string") {
        failures.push({ property: "assumeRoleWithWebIdentity.webIdentityToken", reason: "must be a string." });
    }
    return failures;
}

/**
 * The stack's settings with a resource's connection over them. Whose credentials are used is one choice: a connection
 * that names a profile or a web identity leaves the stack's keys and roles aside, one that names roles assumes them with
 * the stack's credentials; either leaves the stack's lists of accounts aside, which speak of its given.
 *
 * Only what a connection {@link withoutEmpty gives} counts: an empty list of roles leaves the stack's roles and lists as they
 * are. A service that it gives no endpoint keeps the stack's.
 *
 * @throws HandshakeError when `allowedAccountIds` is empty and the stack's list doesn't stand in for it: read as "not
 *   given", it would allow every account.
 */
export function merged(stack: Settings, connection?: Connection | null): Settings {
    const given = withoutEmpty(connection);
    const { profile, assumeRoles, assumeRoleWithWebIdentity } = given;
    const ownCredentials = profile !== undefined || assumeRoleWithWebIdentity !== undefined;
    const base = { ...withoutEmpty(stack), namespace: stack.namespace };
    if (ownCredentials) {
        base.accessKey = base.secretKey = base.token = base.profile = undefined;
        base.assumeRoleWithWebIdentity = undefined;
    }
    if (ownCredentials || assumeRoles !== undefined) {
        base.assumeRoles = base.allowedAccountIds = base.forbiddenAccountIds = undefined;
    }
    const isEmpty = given.allowedAccountIds === undefined && (connection?.allowedAccountIds ?? undefined) !== undefined;
    if (isEmpty && base.allowedAccountIds === undefined) {
        throw new HandshakeError(EMPTY_ALLOWED_MESSAGE);
    }
    // The first endpoint of a service counts.
    const endpoints = given.endpoints && [...given.endpoints, ...(base.endpoints ?? [])];
    return { ...base, ...given, ...(endpoints && { endpoints }) };
}

/** The connection that is configured, in its present shape but not checked yet, and the token that may not be part of one. */
function configured(get: GetConfiguration): {
    connection: Record<keyof Connection, unknown>;
    webIdentityToken: unknown;
} {
    const text = (name: string) => get(name) || undefined;
    const json = (name: string) => parsed(text(name));
    const webIdentity = json("assumeRoleWithWebIdentity");
    const { webIdentityToken, ...assumeRoleWithWebIdentity } = isRecord(webIdentity) ? webIdentity : {};
    return {
        webIdentityToken,
        connection: {
            region: text("region"),
            profile: text("profile"),
            assumeRoles: listOf(parsed(text(nameOfRoles(get)))),
            assumeRoleWithWebIdentity: isRecord(webIdentity) ? assumeRoleWithWebIdentity : webIdentity,
            endpoints: endpointsOf(json("endpoints")),
            stsRegion: text("stsRegion"),
            useFipsEndpoint: json("useFipsEndpoint"),
            useDualstackEndpoint: json("useDualstackEndpoint"),
            sharedConfigFiles: json("sharedConfigFiles"),
            sharedCredentialsFiles: json("sharedCredentialsFiles"),
            maxRetries: json("maxRetries"),
            retryMode: text("retryMode"),
            allowedAccountIds: accountIdsOf(json("allowedAccountIds")),
            forbiddenAccountIds: accountIdsOf(json("forbiddenAccountIds")),
            customCaBundle: text("customCaBundle"),
        },
    };
}

/** The name that roles are configured by: an empty list says nothing, so the older name counts beside it. */
function nameOfRoles(get: GetConfiguration): "assumeRoles" | "assumeRole" {
    const list = parsed(get("assumeRoles") || undefined);
    const saysNothing = list === undefined || isEmptyList(list);
    return saysNothing && get("assumeRole") ? "assumeRole" : "assumeRoles";
}

/** A value in JSON; one that isn't JSON stays a text, which is the wrong form for all that should be. */
function parsed(text: string | undefined): unknown {
    try {
        return text === undefined ? undefined : JSON.parse(text);
    } catch {
        return text;
    }
}

/** @pulumi/aws has had roles and endpoints that weren't lists. */
function listOf(value: unknown): unknown {
    return isRecord(value) ? [value] : value;
}

/** Without the endpoints of all the services that aren't called. */
function endpointsOf(value: unknown): unknown {
    const list = listOf(value);
    return Array.isArray(list)
        ? list.map((item) => (isRecord(item) ? { organizations: item.organizations, sts: item.sts } : item))
        : list;
}

/** `pulumi config set --path` stores an account's id as a number. Any but a sure one stays a number, and is refused. */
function accountIdsOf(value: unknown): unknown {
    return Array.isArray(value) ? value.map((id) => (isAccountNumber(id) ? String(id) : id)) : value;
}

function isEmptyList(value: unknown): boolean {
    return Array.isArray(value) && value.length === 0;
}

import { type CheckFailure, checkConnection } from "../lifecycle/checkConnection";
import type { AssumeRoleWithWebIdentity, Connection } from "../lifecycle/connection";
import { HandshakeError } from "../lifecycle/handshakeError";
import { configurationMessage } from "./messages";

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
 * @throws HandshakeError when a value doesn't have its form.
 */
export function settingsOf(get: GetConfiguration, namespace = "aws"): Settings {
    const [failure] = checkSettings(get);
    if (failure !== undefined) {
        throw new HandshakeError(configurationMessage(namespace, failure));
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

/** Tells what is wrong with a configuration, by bare names; nothing is when the list is empty. No value is repeated. */
export function checkSettings(get: GetConfiguration): CheckFailure[] {
    const { connection, webIdentityToken } = configured(get);
    const roles = get("assumeRoles") ? "assumeRoles" : "assumeRole";
    const failures = checkConnection(connection).map(({ property, reason }) => ({
        property: property.replace("connection.", "").replace(/^assumeRoles/, roles),
        // It may be a secret.
        reason: reason.replace(/, not .*/s, "."),
    }));
    if (webIdentityToken !== undefined && typeof webIdentityToken !== "string") {
        failures.push({ property: "assumeRoleWithWebIdentity.webIdentityToken", reason: "must be a text." });
    }
    return failures;
}

/**
 * The stack's settings with a resource's connection over them. Whose credentials are used is one choice: a connection
 * that names a profile or a web identity leaves the stack's keys and roles aside, one that names roles assumes them with
 * the stack's credentials; either leaves the stack's lists of accounts aside, which speak of its own.
 */
export function merged(stack: Settings, given: Connection = {}): Settings {
    // A program may pass on what it doesn't have, such as `profile: undefined`: that says nothing.
    const connection = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Connection;
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
            assumeRoles: listOf(json("assumeRoles") ?? json("assumeRole")),
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

/** `pulumi config set --path` stores an account's id as a number, without the zeros that it begins with. */
function accountIdsOf(value: unknown): unknown {
    return Array.isArray(value)
        ? value.map((id) => (typeof id === "string" || typeof id === "number" ? String(id).padStart(12, "0") : id))
        : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

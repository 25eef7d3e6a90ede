import { isRoleArn } from "../../handshake/ids";
import { HandshakeError } from "../../resources/handshakeError";
import { environmentSetting, profileOf, type Settings, sharedSettingMessage } from "../config";
import { incompleteEnvironmentMessage, incompleteKeyMessage } from "./messages";

/** Access keys that sign calls. */
export interface Keys {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
}

/** The source of the credentials that sign calls and assume roles. */
export type CredentialSource =
    | { kind: "configuredWebIdentity"; roleArn: string }
    | { kind: "configuredKeys"; keys: Keys }
    | { kind: "configuredProfile"; profile: string }
    | { kind: "environmentKeys"; keys: Keys; variable: string }
    | { kind: "environmentWebIdentity"; roleArn: string; tokenFile: string; sessionName?: string }
    | { kind: "environmentProfile"; profile: string; variable: string }
    | { kind: "defaultChain" };

/**
 * Chooses one source of credentials, in the order of @pulumi/aws and the AWS SDK for Go. If it fails, the call fails:
 * the next source may belong to another account.
 *
 * @throws HandshakeError if the source is incomplete, or if its role is not the ARN of a role.
 * @see https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-gosdk.html#specifying-credentials
 */
export function credentialSource(settings: Settings): CredentialSource {
    const { namespace, assumeRoleWithWebIdentity, accessKey, secretKey, token, profile } = settings;
    if (assumeRoleWithWebIdentity !== undefined) {
        return { kind: "configuredWebIdentity", roleArn: assumeRoleWithWebIdentity.roleArn };
    }
    if ((accessKey === undefined) !== (secretKey === undefined)) {
        throw new HandshakeError(incompleteKeyMessage(namespace));
    }
    if (accessKey !== undefined && secretKey !== undefined) {
        const keys = { accessKeyId: accessKey, secretAccessKey: secretKey, sessionToken: token };
        return { kind: "configuredKeys", keys };
    }
    if (profile) {
        return { kind: "configuredProfile", profile };
    }
    return environmentKeys() ?? environmentWebIdentity() ?? environmentProfile();
}

/** The AWS SDK for Go, and so @pulumi/aws, reads the older names too. */
function environmentKeys(): CredentialSource | undefined {
    const id = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"].find((name) => environmentSetting(name));
    const secret = ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"].find((name) => environmentSetting(name));
    if (id === "AWS_ACCESS_KEY_ID" && secret === undefined) {
        throw new HandshakeError(incompleteEnvironmentMessage(id, "AWS_SECRET_ACCESS_KEY"));
    }
    if (id === undefined || secret === undefined) {
        return undefined;
    }
    const keys = {
        accessKeyId: environmentSetting(id)?.value ?? "",
        secretAccessKey: environmentSetting(secret)?.value ?? "",
        sessionToken: environmentSetting("AWS_SESSION_TOKEN")?.value,
    };
    return { kind: "environmentKeys", keys, variable: id };
}

function environmentWebIdentity(): CredentialSource | undefined {
    const tokenFile = environmentSetting("AWS_WEB_IDENTITY_TOKEN_FILE")?.value;
    const roleArn = environmentSetting("AWS_ROLE_ARN")?.value;
    if (tokenFile === undefined) {
        return undefined;
    }
    if (roleArn === undefined) {
        throw new HandshakeError(incompleteEnvironmentMessage("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"));
    }
    if (!isRoleArn(roleArn)) {
        throw new HandshakeError(sharedSettingMessage("the environment variable AWS_ROLE_ARN", "the ARN of a role"));
    }
    const sessionName = environmentSetting("AWS_ROLE_SESSION_NAME")?.value;
    return { kind: "environmentWebIdentity", roleArn, tokenFile, sessionName };
}

function environmentProfile(): CredentialSource {
    const { name, variable } = profileOf({});
    return variable === undefined ? { kind: "defaultChain" } : { kind: "environmentProfile", profile: name, variable };
}

/** Describes the source of the credentials, for a message. */
export function describeCredentialSource(settings: Settings): string {
    const source = credentialSource(settings);
    switch (source.kind) {
        case "configuredWebIdentity":
            return `the web identity token for ${source.roleArn}`;
        case "configuredKeys":
            return `${settings.namespace}:accessKey and ${settings.namespace}:secretKey`;
        case "configuredProfile":
            return `the profile ${JSON.stringify(source.profile)}`;
        case "environmentKeys":
            return `the access keys in the environment (${source.variable})`;
        case "environmentWebIdentity":
            return `the web identity in the environment (AWS_WEB_IDENTITY_TOKEN_FILE) for ${source.roleArn}`;
        case "environmentProfile":
            return `the profile ${JSON.stringify(source.profile)} (${source.variable})`;
        case "defaultChain":
            return "environment variables (AWS_ACCESS_KEY_ID), a web identity token file (AWS_WEB_IDENTITY_TOKEN_FILE), the default profile (AWS_PROFILE is not set) with its SSO, process or role, and the credentials of a container or an instance";
    }
}

/** Describes the credentials that sign the calls to AWS Organizations, for a message. */
export function describeCredentialOrigin(settings: Settings): string {
    const role = settings.assumeRoles?.at(-1)?.roleArn;
    const source = describeCredentialSource(settings);
    return role === undefined ? source : `the role ${role}, assumed with ${source}`;
}

import { isRoleArn } from "../../handshake/ids";
import { HandshakeError } from "../../resources/handshakeError";
import { foundInEnvironment, profileOf, type Settings, sharedSettingMessage } from "../config";
import { halfKeyMessage, incompleteEnvironmentMessage } from "./messages";

/** Keys that a program signs its calls with. */
export interface Keys {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
}

/** Where the credentials come from that calls are signed, and roles assumed, with. */
export type CredentialSource =
    | { kind: "configuredWebIdentity"; roleArn: string }
    | { kind: "configuredKeys"; keys: Keys }
    | { kind: "configuredProfile"; profile: string }
    | { kind: "environmentKeys"; keys: Keys; variable: string }
    | { kind: "environmentWebIdentity"; roleArn: string; tokenFile: string; sessionName?: string }
    | { kind: "environmentProfile"; profile: string; variable: string }
    | { kind: "anywhere" };

/**
 * Chooses the one source of credentials, in the order of @pulumi/aws and the AWS SDK for Go. A source that fails is an
 * error: the next one may belong to another account.
 *
 * @throws HandshakeError when the source is given by half, or when its role isn't the ARN of one.
 * @see https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-gosdk.html#specifying-credentials
 */
export function credentialSource(settings: Settings): CredentialSource {
    const { namespace, assumeRoleWithWebIdentity, accessKey, secretKey, token, profile } = settings;
    if (assumeRoleWithWebIdentity !== undefined) {
        return { kind: "configuredWebIdentity", roleArn: assumeRoleWithWebIdentity.roleArn };
    }
    if ((accessKey === undefined) !== (secretKey === undefined)) {
        throw new HandshakeError(halfKeyMessage(namespace));
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

/** The older names are those that the AWS SDK for Go, and so @pulumi/aws, reads as well. */
function environmentKeys(): CredentialSource | undefined {
    const id = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"].find((name) => foundInEnvironment(name));
    const secret = ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"].find((name) => foundInEnvironment(name));
    if (id === "AWS_ACCESS_KEY_ID" && secret === undefined) {
        throw new HandshakeError(incompleteEnvironmentMessage(id, "AWS_SECRET_ACCESS_KEY"));
    }
    if (id === undefined || secret === undefined) {
        return undefined;
    }
    const keys = {
        accessKeyId: foundInEnvironment(id)?.value ?? "",
        secretAccessKey: foundInEnvironment(secret)?.value ?? "",
        sessionToken: foundInEnvironment("AWS_SESSION_TOKEN")?.value,
    };
    return { kind: "environmentKeys", keys, variable: id };
}

function environmentWebIdentity(): CredentialSource | undefined {
    const tokenFile = foundInEnvironment("AWS_WEB_IDENTITY_TOKEN_FILE")?.value;
    const roleArn = foundInEnvironment("AWS_ROLE_ARN")?.value;
    if (tokenFile === undefined) {
        return undefined;
    }
    if (roleArn === undefined) {
        throw new HandshakeError(incompleteEnvironmentMessage("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"));
    }
    if (!isRoleArn(roleArn)) {
        throw new HandshakeError(sharedSettingMessage("the environment variable AWS_ROLE_ARN", "the ARN of a role"));
    }
    const sessionName = foundInEnvironment("AWS_ROLE_SESSION_NAME")?.value;
    return { kind: "environmentWebIdentity", roleArn, tokenFile, sessionName };
}

function environmentProfile(): CredentialSource {
    const { name, variable } = profileOf({});
    return variable === undefined ? { kind: "anywhere" } : { kind: "environmentProfile", profile: name, variable };
}

/** Where the credentials come from, or were looked for, for a message. */
export function credentialSourceText(settings: Settings): string {
    const source = credentialSource(settings);
    switch (source.kind) {
        case "configuredWebIdentity":
            return `the web identity's token for ${source.roleArn}`;
        case "configuredKeys":
            return `${settings.namespace}:accessKey and ${settings.namespace}:secretKey`;
        case "configuredProfile":
            return `the profile ${JSON.stringify(source.profile)}`;
        case "environmentKeys":
            return `the keys of the environment (${source.variable})`;
        case "environmentWebIdentity":
            return `the environment's web identity (AWS_WEB_IDENTITY_TOKEN_FILE) for ${source.roleArn}`;
        case "environmentProfile":
            return `the profile ${JSON.stringify(source.profile)} (${source.variable})`;
        case "anywhere":
            return "the environment (AWS_ACCESS_KEY_ID), a web identity's token file (AWS_WEB_IDENTITY_TOKEN_FILE), the default profile (AWS_PROFILE names none) with its SSO, process or role, and the credentials of a container or an instance";
    }
}

/** Where the credentials come from that calls to AWS Organizations are signed with, for a message. */
export function credentialOriginText(settings: Settings): string {
    const role = settings.assumeRoles?.at(-1)?.roleArn;
    const source = credentialSourceText(settings);
    return role === undefined ? source : `the role ${role}, with ${source} to begin with`;
}

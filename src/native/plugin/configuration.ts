import { checkSettings, type GetConfiguration } from "../../aws/config/settings.js";
import { type ChangedPath, changedPaths } from "../../resources/changedPaths";
import type { CheckFailure } from "../../resources/checkFailure";
import type { Diff } from "../../resources/diff";
import { isKnown } from "../../resources/unknown";
import { PACKAGE_NAME } from "../tokens";
import type { Properties } from "./resourceProvider";
import { withCamelCase } from "./snakeCase";

/** The provider's arguments: those of @pulumi/aws that matter here, by its names and in its shapes. */
const names: readonly string[] = [
    "region",
    "profile",
    "accessKey",
    "secretKey",
    "token",
    "assumeRoles",
    "assumeRole",
    "assumeRoleWithWebIdentity",
    "endpoints",
    "stsRegion",
    "useFipsEndpoint",
    "useDualstackEndpoint",
    "sharedConfigFiles",
    "sharedCredentialsFiles",
    "maxRetries",
    "retryMode",
    "allowedAccountIds",
    "forbiddenAccountIds",
    "customCaBundle",
    "httpProxy",
    "httpsProxy",
    "noProxy",
];

/** What Pulumi itself keeps among a provider's arguments. */
const ofPulumi: readonly string[] = ["version", "pluginDownloadURL", "parameterization", "__internal"];

/** Tells what is wrong with the provider's arguments; nothing is when the list is empty. No value is repeated. */
export function checkConfiguration(args: Properties): CheckFailure[] {
    const wrong = Object.keys(args).filter((name) => !names.includes(name) && !ofPulumi.includes(name));
    return [
        ...wrong.map((property) => ({
            property,
            reason: `is not an argument of the provider ${PACKAGE_NAME}; its arguments are ${names.join(", ")}.`,
        })),
        ...(isKnown(args) ? checkSettings((name) => withCamelCase(name, asText(args[name]))) : []),
    ];
}

/** What differs between the arguments. No resource has to be replaced for it: a guard minds its account by itself. */
export function diffConfiguration(olds: Properties, news: Properties): Diff {
    const changes: ChangedPath[] = names.flatMap((name) => changedPaths(name, olds[name], news[name]));
    return { changes, replaces: [] };
}

/** The arguments by their names, out of the variables that the engine configures the plugin with. */
export function getConfiguration(variables: { get(key: string): string | undefined }): GetConfiguration {
    return (name) => withCamelCase(name, variables.get(`${PACKAGE_NAME}:config:${name}`));
}

/** SDKs pass what has parts as JSON, a YAML program passes it as it is; `null` is an argument that is left out. */
function asText(value: unknown): string | undefined {
    return value === undefined || value === null
        ? undefined
        : typeof value === "string"
          ? value
          : JSON.stringify(value);
}

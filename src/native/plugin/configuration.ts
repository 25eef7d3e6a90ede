import { checkSettings, type GetConfiguration } from "../../aws/config/settings.js";
import { type ChangedPath, changedPaths } from "../../resources/changedPaths";
import type { CheckFailure } from "../../resources/checkFailure";
import type { Diff } from "../../resources/diff";
import { isKnown } from "../../resources/unknown";
import { PACKAGE_NAME } from "../tokens";
import { withCamelCase } from "./camelCase";
import type { Properties } from "./resourceProvider";

/** The names of the provider's arguments. They have the names and types of @pulumi/aws. */
const ARGUMENT_NAMES: readonly string[] = [
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

/** The names that Pulumi itself adds to a provider's arguments. */
const PULUMI_NAMES: readonly string[] = ["version", "pluginDownloadURL", "parameterization", "__internal"];

/** Returns the failures of the provider's arguments, without their values; an empty list means valid. */
export function checkConfiguration(args: Properties): CheckFailure[] {
    const wrong = Object.keys(args).filter((name) => !ARGUMENT_NAMES.includes(name) && !PULUMI_NAMES.includes(name));
    return [
        ...wrong.map((property) => ({
            property,
            reason: `is not an argument of the provider ${PACKAGE_NAME}; its arguments are ${ARGUMENT_NAMES.join(", ")}.`,
        })),
        ...(isKnown(args) ? checkSettings((name) => withCamelCase(name, toConfigurationString(args[name]))) : []),
    ];
}

/** Returns the differences of the arguments. They replace no resource: a guard itself checks its account. */
export function diffConfiguration(olds: Properties, news: Properties): Diff {
    const changes: ChangedPath[] = ARGUMENT_NAMES.flatMap((name) => changedPaths(name, olds[name], news[name]));
    return { changes, replaces: [] };
}

/** Returns the configuration from the variables of the engine. */
export function getConfiguration(variables: { get(key: string): string | undefined }): GetConfiguration {
    return (name) => withCamelCase(name, variables.get(`${PACKAGE_NAME}:config:${name}`));
}

/** SDKs pass objects and lists as JSON. A YAML program passes them unchanged. `null` counts as not set. */
function toConfigurationString(value: unknown): string | undefined {
    return value === undefined || value === null
        ? undefined
        : typeof value === "string"
          ? value
          : JSON.stringify(value);
}

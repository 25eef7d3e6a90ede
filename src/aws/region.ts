import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from "@smithy/core/config";
import { isRegion } from "../handshake/ids";
import { HandshakeError } from "../lifecycle/handshakeError";
import { configFile } from "./configFile";
import { regionMessage } from "./messages";
import type { Settings } from "./settings";

/**
 * The region in which each partition has its AWS Organizations.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/ao.html
 */
const regionOfPartition: Readonly<Record<string, string>> = {
    aws: "us-east-1",
    "aws-cn": "cn-northwest-1",
    "aws-us-gov": "us-gov-west-1",
    "aws-eusc": "eusc-de-east-1",
    "aws-iso": "us-iso-east-1",
    "aws-iso-b": "us-isob-east-1",
    "aws-iso-e": "eu-isoe-west-1",
    "aws-iso-f": "us-isof-south-1",
};

/** An empty AWS_REGION, as CI systems set it for want of a value, names none. */
const regionOptions = {
    ...NODE_REGION_CONFIG_OPTIONS,
    environmentVariableSelector: ({ AWS_REGION }: Record<string, string | undefined>) => AWS_REGION || undefined,
};

/**
 * The region to sign for: the configured one; else what the environment or the profile says; else that of the roles'
 * partition, us-east-1 where there is none. Any region of a partition reaches the partition's AWS Organizations.
 */
export async function regionFor({ region, profile, sharedConfigFiles, ...settings }: Settings): Promise<string> {
    if (region !== undefined) {
        return region;
    }
    const files = { profile, configFilepath: configFile("sharedConfigFiles", sharedConfigFiles) };
    const found = loadConfig(regionOptions, { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...files });
    // @pulumi/aws and the AWS CLI read this variable, the AWS SDK for JavaScript doesn't.
    const byDefault = process.env.AWS_DEFAULT_REGION || regionOfPartition[partitionOf(settings)] || "us-east-1";
    const value = await found().catch(() => undefined);
    return value === undefined
        ? checked(byDefault, "the environment variable AWS_DEFAULT_REGION")
        : checked(value, process.env.AWS_REGION ? "the environment variable AWS_REGION" : "region of the profile");
}

/** With another value the SDK would fail without a word on where it stands. */
function checked(region: string, source: string): string {
    if (!isRegion(region)) {
        throw new HandshakeError(regionMessage(source));
    }
    return region;
}

function partitionOf({ assumeRoles, assumeRoleWithWebIdentity }: Settings): string {
    const arn = assumeRoles?.at(-1)?.roleArn ?? assumeRoleWithWebIdentity?.roleArn;
    return arn?.split(":")[1] ?? "aws";
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { organizationsRegion } from "../handshake/partitions";
import { runError } from "../pulumi/runError";
import type { AlarmsArgs } from "./args";
import { hasRegionArgument } from "./awsPackage";
import type { ComponentContext } from "./componentContext";
import { isGiven } from "./givenValue";
import { noRegionalProviderMessage } from "./messages";

/** The region of the alarms' resources, and the provider for it. */
export interface AlarmRegion {
    /** Their region, as an argument of each resource. */
    region: { region?: pulumi.Output<string> };
    /** Their provider, if it is not the component's. */
    provider?: pulumi.ProviderResource;
}

/**
 * Returns the arguments and options that create resources in the region of the events. The stack's region may be
 * another one.
 *
 * @throws pulumi.RunError if the component has a provider of @pulumi/aws 6 for another region.
 */
export function alarmRegion(
    { name, parent, partition }: ComponentContext,
    { provider, region: given }: AlarmsArgs,
    canNameRegion: boolean = hasRegionArgument,
): AlarmRegion {
    if (isGiven(provider)) {
        return { region: {}, provider };
    }
    const region = pulumi.all([partition, given]).apply(([known, wanted]) => wanted ?? organizationsRegion(known));
    if (canNameRegion) {
        return { region: { region } };
    }
    if (parent.getProvider("aws:index:Any") !== undefined) {
        throw runError(noRegionalProviderMessage(name));
    }
    return { region: {}, provider: regionalProvider(name, region, parent) };
}

/** The settings of a provider that may contain a secret. */
const SECRET_SETTINGS: readonly string[] = ["accessKey", "secretKey", "token", "httpProxy", "httpsProxy"];

/**
 * Creates a provider for a region with the stack's configuration. A provider of the program itself does not read that
 * configuration.
 */
function regionalProvider(
    name: string,
    region: pulumi.Output<string>,
    parent: pulumi.Resource,
): pulumi.ProviderResource {
    const settings = Object.entries(aws.config).flatMap(([setting, value]) =>
        value === undefined || typeof value === "function"
            ? []
            : [[setting, SECRET_SETTINGS.includes(setting) ? pulumi.secret(value) : value]],
    );
    const args = { ...Object.fromEntries(settings), region } as unknown as aws.ProviderArgs;
    return new aws.Provider(`${name}-events`, args, { parent });
}

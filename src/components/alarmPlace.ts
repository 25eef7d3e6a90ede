import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { organizationsRegion } from "../handshake/partitions";
import { runError } from "../pulumi/runError";
import type { AlarmsArgs } from "./args";
import { hasRegionArgument } from "./awsPackage";
import { noRegionalProviderMessage } from "./messages";
import type { Part } from "./part";

/** Where the resources of the alarms are. */
export interface AlarmPlace {
    /** Their region, as an argument of each. */
    region: { region?: pulumi.Output<string> };
    /** The provider that makes them, where it isn't the component's. */
    provider?: pulumi.ProviderResource;
}

/**
 * Returns what puts resources into the region of the events, whatever the stack's region is.
 *
 * @throws pulumi.RunError where @pulumi/aws 6 has no provider for that region.
 */
export function alarmPlace(
    { name, parent, partition }: Part,
    { provider, region: given }: AlarmsArgs,
    canNameRegion: boolean = hasRegionArgument,
): AlarmPlace {
    if (provider !== undefined) {
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

/** What may hold a secret among the settings of a provider. */
const secrets: readonly string[] = ["accessKey", "secretKey", "token", "httpProxy", "httpsProxy"];

/** A provider of the program's own does not read the stack's configuration: it is given what that says. */
function regionalProvider(
    name: string,
    region: pulumi.Output<string>,
    parent: pulumi.Resource,
): pulumi.ProviderResource {
    const settings = Object.entries(aws.config).flatMap(([setting, value]) =>
        value === undefined || typeof value === "function"
            ? []
            : [[setting, secrets.includes(setting) ? pulumi.secret(value) : value]],
    );
    const args = { ...Object.fromEntries(settings), region } as unknown as aws.ProviderArgs;
    return new aws.Provider(`${name}-events`, args, { parent });
}

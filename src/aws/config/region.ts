import { NODE_REGION_CONFIG_OPTIONS } from "@smithy/core/config";
import type { Provider } from "@smithy/types";
import { isRegion } from "../../handshake/ids";
import { organizationsRegion } from "../../handshake/partitions";
import { HandshakeError } from "../../resources/handshakeError";
import { regionMessage } from "./messages";
import type { Settings } from "./settings";
import { environmentSetting, profileSetting, sharedSections } from "./sharedConfig";

/** Asks the instance metadata of this machine for the region. */
const instanceRegion = NODE_REGION_CONFIG_OPTIONS.default as Provider<string>;

/**
 * Returns the region for signatures. The order is: the configured region, AWS_REGION, AWS_DEFAULT_REGION, the profile,
 * the instance, the partition of the roles, us-east-1. Every region of a partition reaches its AWS Organizations.
 *
 * @throws HandshakeError if the value of the environment or the profile is not a region.
 */
export async function regionFor(settings: Settings): Promise<string> {
    const { region } = settings;
    if (region !== undefined) {
        return region;
    }
    const found =
        environmentSetting("AWS_REGION") ??
        // The AWS SDK for JavaScript does not read this variable; other SDKs do.
        environmentSetting("AWS_DEFAULT_REGION") ??
        profileSetting(settings, await sharedSections(settings), "region");
    if (found === undefined) {
        return await instanceRegion().catch(() => organizationsRegion(partitionOf(settings)));
    }
    // The SDK's error would not say where the value is set.
    if (!isRegion(found.value)) {
        throw new HandshakeError(regionMessage(found.source));
    }
    return found.value;
}

/** Removes the prefix or suffix for a FIPS endpoint from a region, such as `us-east-1` for `us-east-1-fips`. */
export function withoutFips(region: string): string {
    return region.replace(/^fips-|-fips$/, "");
}

function partitionOf({ assumeRoles, assumeRoleWithWebIdentity }: Settings): string {
    const arn = assumeRoles?.at(-1)?.roleArn ?? assumeRoleWithWebIdentity?.roleArn;
    return arn?.split(":")[1] ?? "aws";
}

import { NODE_REGION_CONFIG_OPTIONS } from "@smithy/core/config";
import type { Provider } from "@smithy/types";
import { isRegion } from "../../handshake/ids";
import { organizationsRegion } from "../../handshake/partitions";
import { HandshakeError } from "../../resources/handshakeError";
import { regionMessage } from "./messages";
import type { Settings } from "./settings";
import { foundInEnvironment, foundInProfile, sharedSections } from "./sharedConfig";

/** Asks the instance that the program runs on for its region. */
const regionOfInstance = NODE_REGION_CONFIG_OPTIONS.default as Provider<string>;

/**
 * The region to sign for: the configured one; else that of AWS_REGION, AWS_DEFAULT_REGION, the profile, the instance;
 * else that of the roles' partition, us-east-1 where there is none. Any region of a partition reaches the partition's AWS
 * Organizations.
 */
export async function regionFor(settings: Settings): Promise<string> {
    const { region } = settings;
    if (region !== undefined) {
        return region;
    }
    const found =
        foundInEnvironment("AWS_REGION") ??
        // The AWS SDK for JavaScript doesn't read this variable; the others do.
        foundInEnvironment("AWS_DEFAULT_REGION") ??
        foundInProfile(settings, await sharedSections(settings), "region");
    if (found === undefined) {
        return await regionOfInstance().catch(() => organizationsRegion(partitionOf(settings)));
    }
    // With another value the SDK would fail without a word on where it stands.
    if (!isRegion(found.value)) {
        throw new HandshakeError(regionMessage(found.source));
    }
    return found.value;
}

/** The region without the prefix or suffix that asks for its FIPS endpoint, such as `us-east-1` for `us-east-1-fips`. */
export function withoutFips(region: string): string {
    return region.replace(/^fips-|-fips$/, "");
}

function partitionOf({ assumeRoles, assumeRoleWithWebIdentity }: Settings): string {
    const arn = assumeRoles?.at(-1)?.roleArn ?? assumeRoleWithWebIdentity?.roleArn;
    return arn?.split(":")[1] ?? "aws";
}

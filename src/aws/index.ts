import { organizationsClient } from "./client";
import { AwsOrganizations } from "./organizations";
import { realTime } from "./time";

/** AWS Organizations, as the account whose credentials are found; the same for the whole operation. */
export function organizations(): AwsOrganizations {
    found ??= new AwsOrganizations(organizationsClient(), { maxRetries: 10, time: realTime });
    return found;
}

let found: AwsOrganizations | undefined;

import { HandshakeError } from "../../resources/handshakeError";
import { endpointMessage, servicesSectionMessage } from "./messages";
import type { Settings } from "./settings";
import {
    environmentSetting,
    profileOf,
    profileSetting,
    type SharedSetting,
    sharedBoolean,
    sharedSections,
} from "./sharedConfig";

/** The services that are called, with their names in a profile's services section. */
export type Service = "organizations" | "sts" | "sso" | "signin";

/**
 * Returns the URL that the stack or the resource configures for a service, if any.
 *
 * @throws HandshakeError if the value is not an HTTP or HTTPS URL.
 */
export function configuredEndpoint(service: Service, { endpoints }: Settings): string | undefined {
    if (service !== "organizations" && service !== "sts") {
        return undefined;
    }
    const url = endpoints?.map((endpoint) => endpoint[service]).find((found) => found);
    return url && webUrl(service, { value: url, source: "endpoints" });
}

/**
 * Returns the URL of a service in the environment or the profile, in the order of AWS's SDKs. The SDK for JavaScript
 * itself reads only the profile of AWS_PROFILE, and ignores the configured one.
 *
 * @throws HandshakeError if the value is not an HTTP or HTTPS URL, or if the profile's services section is missing.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export async function sharedEndpoint(service: Service, settings: Settings): Promise<string | undefined> {
    if (await sharedBoolean(settings, "ignore_configured_endpoint_urls")) {
        return undefined;
    }
    const found =
        environmentSetting(`AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
        environmentSetting("AWS_ENDPOINT_URL") ??
        (await endpointOfProfile(service, settings));
    return found && webUrl(service, found);
}

async function endpointOfProfile(service: Service, settings: Settings): Promise<SharedSetting | undefined> {
    const sections = await sharedSections(settings);
    const services = profileSetting(settings, sections, "services")?.value;
    if (services === undefined) {
        return profileSetting(settings, sections, "endpoint_url");
    }
    const section = sections[`services.${services}`];
    if (section === undefined) {
        throw new HandshakeError(servicesSectionMessage(profileOf(settings).name, services));
    }
    const value = section[`${service}.endpoint_url`];
    return value
        ? { value, source: `the section services ${services}` }
        : profileSetting(settings, sections, "endpoint_url");
}

function webUrl(service: Service, { value, source }: SharedSetting): string {
    if (!(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) {
        throw new HandshakeError(endpointMessage(service, source));
    }
    return value;
}

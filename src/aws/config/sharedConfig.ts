import { parseKnownFiles } from "@smithy/core/config";
import type { ParsedIniData } from "@smithy/types";
import { HandshakeError } from "../../resources/handshakeError";
import { configFile } from "./configFile";
import { sharedSettingMessage } from "./messages";
import type { Settings } from "./settings";

/** A value of the environment or of a profile. */
export interface Found {
    value: string;
    /** Where it stands, for a message. */
    source: string;
}

/** The profile that a stack or a resource reads its settings from. */
export interface ProfileName {
    name: string;
    /** The environment variable that names it, if one does. */
    variable?: "AWS_PROFILE" | "AWS_DEFAULT_PROFILE";
}

/**
 * The one profile that decides credentials, region and endpoints: the configured one, else that of AWS_PROFILE, of
 * AWS_DEFAULT_PROFILE, else `default`. The SDK's clients know the first and the second only.
 */
export function profileOf({ profile }: Pick<Settings, "profile">): ProfileName {
    if (profile) {
        return { name: profile };
    }
    const variable = (["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const).find((name) => process.env[name]);
    return variable === undefined ? { name: "default" } : { name: process.env[variable] as string, variable };
}

/** The paths of the files that hold profiles; where none is configured, the SDK takes the usual ones. */
export function profileFiles({ sharedConfigFiles, sharedCredentialsFiles }: Settings) {
    return {
        configFilepath: configFile("sharedConfigFiles", sharedConfigFiles),
        filepath: configFile("sharedCredentialsFiles", sharedCredentialsFiles),
    };
}

/**
 * The sections of the given files. A section or a key named like a member of every object, such as `constructor`, is
 * there only if a file holds it.
 */
export async function readProfiles(files: ReturnType<typeof profileFiles>): Promise<ParsedIniData> {
    const sections = Object.entries(await parseKnownFiles(files));
    return withoutPrototype(sections.map(([name, section]) => [name, withoutPrototype(Object.entries(section ?? {}))]));
}

function withoutPrototype<T>(entries: [string, T][]): Record<string, T> {
    return Object.assign(Object.create(null), Object.fromEntries(entries));
}

/** What was read for a connection: its clients look up many settings before their first call. */
const sectionsBySettings = new WeakMap<Settings, Promise<ParsedIniData>>();

/** The sections of the files that hold profiles, by their names; a services section is `services.NAME`. */
export async function sharedSections(settings: Settings): Promise<ParsedIniData> {
    let sections = sectionsBySettings.get(settings);
    if (sections === undefined) {
        sections = readProfiles(profileFiles(settings));
        sectionsBySettings.set(settings, sections);
    }
    return await sections;
}

/**
 * A setting that has the same name in the environment and in a profile, such as `use_fips_endpoint`, which is
 * `AWS_USE_FIPS_ENDPOINT` there. The environment goes first. An empty value counts as not set.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export async function sharedSetting(settings: Settings, key: string): Promise<Found | undefined> {
    const variable = `AWS_${key.toUpperCase()}`;
    return foundInEnvironment(variable) ?? foundInProfile(settings, await sharedSections(settings), key);
}

/** The value of an environment variable that isn't empty. */
export function foundInEnvironment(variable: string): Found | undefined {
    const value = process.env[variable];
    return value ? { value, source: `the environment variable ${variable}` } : undefined;
}

/** The value that the profile has for a key. */
export function foundInProfile(settings: Settings, sections: ParsedIniData, key: string): Found | undefined {
    const { name } = profileOf(settings);
    const value = sections[name]?.[key];
    return value ? { value, source: `${key} of the profile ${JSON.stringify(name)}` } : undefined;
}

/**
 * The same for a setting that is true or false.
 *
 * @throws HandshakeError when it is neither: a mistyped `use_fips_endpoint` must not count as false.
 */
export async function sharedBoolean(settings: Settings, key: string): Promise<boolean | undefined> {
    const found = await sharedSetting(settings, key);
    if (found === undefined) {
        return undefined;
    }
    const value = found.value.toLowerCase();
    if (value !== "true" && value !== "false") {
        throw new HandshakeError(sharedSettingMessage(found.source, "true or false"));
    }
    return value === "true";
}

/**
 * The same for a setting that is a whole number above zero.
 *
 * @throws HandshakeError when it isn't.
 */
export async function sharedNumber(settings: Settings, key: string): Promise<number | undefined> {
    const found = await sharedSetting(settings, key);
    if (found !== undefined && !/^[1-9]\d*$/.test(found.value)) {
        throw new HandshakeError(sharedSettingMessage(found.source, "a whole number above zero"));
    }
    return found && Number(found.value);
}

import { parseKnownFiles } from "@smithy/core/config";
import type { ParsedIniData } from "@smithy/types";
import { HandshakeError } from "../../resources/handshakeError";
import { configFilePath } from "./configFile";
import { sharedSettingMessage } from "./messages";
import type { Settings } from "./settings";

/** A setting from the environment or from a profile. */
export interface SharedSetting {
    value: string;
    /** The place of the value, for a message. */
    source: string;
}

/** The profile that has the settings of a stack or a resource. */
export interface ProfileName {
    name: string;
    /** The environment variable that names the profile, if any. */
    variable?: "AWS_PROFILE" | "AWS_DEFAULT_PROFILE";
}

/**
 * Returns the profile for credentials, region and endpoints. The order is: the configured profile, AWS_PROFILE,
 * AWS_DEFAULT_PROFILE, `default`. The SDK's clients ignore AWS_DEFAULT_PROFILE.
 */
export function profileOf({ profile }: Pick<Settings, "profile">): ProfileName {
    if (profile) {
        return { name: profile };
    }
    const variable = (["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const).find((name) => process.env[name]);
    return variable === undefined ? { name: "default" } : { name: process.env[variable] as string, variable };
}

/** Returns the configured paths of the files with profiles. Without them, the SDK reads the default files. */
export function profileFiles({ sharedConfigFiles, sharedCredentialsFiles }: Settings) {
    return {
        configFilepath: configFilePath("sharedConfigFiles", sharedConfigFiles),
        filepath: configFilePath("sharedCredentialsFiles", sharedCredentialsFiles),
    };
}

/**
 * Reads the sections of the given files. The result has no prototype, so `constructor` is a section or a key only if a
 * file contains it.
 */
export async function readProfiles(files: ReturnType<typeof profileFiles>): Promise<ParsedIniData> {
    const sections = Object.entries(await parseKnownFiles(files));
    return withoutPrototype(sections.map(([name, section]) => [name, withoutPrototype(Object.entries(section ?? {}))]));
}

function withoutPrototype<T>(entries: [string, T][]): Record<string, T> {
    return Object.assign(Object.create(null), Object.fromEntries(entries));
}

/** The sections by settings. The clients of a connection read many settings before their first call. */
const sectionsBySettings = new WeakMap<Settings, Promise<ParsedIniData>>();

/** Returns the sections of the files with profiles, by name. The name of a services section is `services.NAME`. */
export async function sharedSections(settings: Settings): Promise<ParsedIniData> {
    let sections = sectionsBySettings.get(settings);
    if (sections === undefined) {
        sections = readProfiles(profileFiles(settings));
        sectionsBySettings.set(settings, sections);
    }
    return await sections;
}

/**
 * Returns a setting of the environment or of the profile, such as `AWS_USE_FIPS_ENDPOINT` or `use_fips_endpoint`. The
 * environment takes precedence. An empty value counts as not set.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export async function sharedSetting(settings: Settings, key: string): Promise<SharedSetting | undefined> {
    const variable = `AWS_${key.toUpperCase()}`;
    return environmentSetting(variable) ?? profileSetting(settings, await sharedSections(settings), key);
}

/** Returns the setting of an environment variable, if it is not empty. */
export function environmentSetting(variable: string): SharedSetting | undefined {
    const value = process.env[variable];
    return value ? { value, source: `the environment variable ${variable}` } : undefined;
}

/** Returns the setting of a key in the profile, if it is not empty. */
export function profileSetting(settings: Settings, sections: ParsedIniData, key: string): SharedSetting | undefined {
    const { name } = profileOf(settings);
    const value = sections[name]?.[key];
    return value ? { value, source: `${key} of the profile ${JSON.stringify(name)}` } : undefined;
}

/**
 * Returns a setting that is true or false, like {@link sharedSetting}.
 *
 * @throws HandshakeError for any other value: a mistyped `use_fips_endpoint` must not count as false.
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
 * Returns a setting that is a whole number above zero, like {@link sharedSetting}.
 *
 * @throws HandshakeError for any other value.
 */
export async function sharedNumber(settings: Settings, key: string): Promise<number | undefined> {
    const found = await sharedSetting(settings, key);
    if (found !== undefined && !/^[1-9]\d*$/.test(found.value)) {
        throw new HandshakeError(sharedSettingMessage(found.source, "a whole number above zero"));
    }
    return found && Number(found.value);
}

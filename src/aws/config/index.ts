/*
 * The settings for calls to AWS: the stack's configuration, a connection, the environment and AWS's files.
 * Other folders import only this file.
 */
export { expandHome } from "./configFile";
export { checkConfigFiles } from "./configFileCheck";
export { secondsOf } from "./duration";
export { configuredEndpoint, type Service, sharedEndpoint } from "./endpoint";
export { sharedSettingMessage } from "./messages";
export { checkProfile, MAX_TOKEN_FILE_BYTES } from "./profileCheck";
export { regionFor, withoutFips } from "./region";
export { readRegularFile } from "./regularFile";
export { type GetConfiguration, mergeSettings, type Settings, settingsOf } from "./settings";
export {
    environmentSetting,
    profileFiles,
    profileOf,
    readProfiles,
    sharedBoolean,
    sharedNumber,
    sharedSetting,
} from "./sharedConfig";

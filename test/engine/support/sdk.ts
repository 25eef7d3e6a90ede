import { type Language, writeSdk } from "../../../tools/sdk/sdks";
import { temporaryFolder } from "./installation";

const made: Partial<Record<Language, Promise<string>>> = {};

/** A folder with the SDK for a language, as a release has it; made once for all tests of a process. */
export function sdkFor(language: Language): Promise<string> {
    made[language] ??= make(language);
    return made[language];
}

async function make(language: Language): Promise<string> {
    const folder = await temporaryFolder();
    await writeSdk(language, folder);
    return folder;
}

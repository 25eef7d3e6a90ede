/**
 * `npm run sdk -- [FOLDER] [LANGUAGE…]` generates the SDKs from the plugin's schema: those for Python and Go into `sdk`
 * by default. It needs Go, which builds Pulumi's generators. The one for Java is built only on request, since it takes
 * minutes the first time.
 */
import { join, resolve } from "node:path";
import { isLanguage, type Language, languages, writeSdk } from "./sdks";

async function main([folder = join(__dirname, "../../sdk"), ...names]: string[]): Promise<void> {
    const unknown = names.find((name) => !isLanguage(name));
    if (unknown !== undefined) {
        throw new Error(`there is no SDK for ${unknown}, only for ${languages.join(", ")}`);
    }
    const chosen = names.length > 0 ? names.filter(isLanguage) : (["python", "go"] satisfies Language[]);
    for (const language of chosen) {
        await writeSdk(language, resolve(folder));
    }
    console.log(`The SDKs are in ${resolve(folder)}.`);
}

main(process.argv.slice(2)).catch((error: Error & { stderr?: string }) => {
    console.error(`The SDKs could not be generated: ${error.stderr || error.message}`);
    process.exitCode = 1;
});

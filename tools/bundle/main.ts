/**
 * `npm run bundle [FOLDER] [ARCHIVES]` bundles the plugin into a folder that needs only Node.js, `dist/plugin` by default.
 * `pulumi plugin install resource aws-handshakes VERSION --file FOLDER` installs it. With a second folder, it writes the
 * archives of a release there: for each platform an executable that needs no Node.js. For that it downloads Node.js for
 * all platforms from npm, and needs `llvm-strip`.
 */
import { resolve } from "node:path";
import { writeArchives } from "./archives";
import { writeBundle } from "./bundle";
import { bundleScripts } from "./scripts";

const [folder = resolve(__dirname, "../../dist/plugin"), archives] = process.argv.slice(2).map((path) => resolve(path));

async function main(): Promise<void> {
    const scripts = await bundleScripts();
    await writeBundle(scripts, folder);
    console.log(`The plugin is in ${folder}.`);
    if (archives !== undefined) {
        await writeArchives(scripts, archives, console.log);
    }
}

main().catch((error: Error) => {
    console.error(`The plugin could not be bundled: ${error.message}`);
    process.exitCode = 1;
});

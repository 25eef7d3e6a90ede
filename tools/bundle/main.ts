/**
 * `npm run bundle [FOLDER] [ARCHIVES]` bundles the plugin into a folder that needs only Node.js, `dist/plugin` by default.
 * `pulumi plugin install resource aws-handshakes VERSION --file FOLDER` installs it. With a second folder, the archives
 * of a release are written there.
 */
import { resolve } from "node:path";
import { archive } from "./archives";
import { bundle } from "./bundle";

const [folder = resolve(__dirname, "../../dist/plugin"), archives] = process.argv.slice(2).map((path) => resolve(path));

async function main(): Promise<void> {
    await bundle(folder);
    console.log(`The plugin is in ${folder}.`);
    if (archives !== undefined) {
        await archive(folder, archives);
        console.log(`Its archives are in ${archives}.`);
    }
}

main().catch((error: Error) => {
    console.error(`The plugin could not be bundled: ${error.message}`);
    process.exitCode = 1;
});

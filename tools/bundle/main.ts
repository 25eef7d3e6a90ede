/**
 * `npm run bundle [FOLDER] [ARCHIVES]` puts the plugin into one folder that needs nothing but Node.js, `dist/plugin` by
 * default: for `pulumi plugin install resource aws-handshakes VERSION --file FOLDER`. Where a second folder is named, it
 * gets the archives of a release.
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
    console.error(`The plugin couldn't be bundled: ${error.message}`);
    process.exitCode = 1;
});

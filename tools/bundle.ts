/**
 * `npm run bundle [FOLDER]` puts the plugin into one folder that needs nothing but Node.js, `dist/plugin` by default:
 * for `pulumi plugin install resource aws-handshakes VERSION --file FOLDER`.
 */
import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const repository = resolve(__dirname, "..");
const folder = resolve(process.argv[2] ?? join(repository, "dist/plugin"));
const script = "pulumi-resource-aws-handshakes";

async function bundle(): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await build({
        entryPoints: [join(repository, "lib/native/plugin/main.js")],
        outfile: join(folder, "provider.js"),
        bundle: true,
        minify: true,
        platform: "node",
        target: "node20",
        logLevel: "warning",
    });
    await writeFile(join(folder, script), '#!/usr/bin/env node\nrequire("./provider.js");\n');
    await chmod(join(folder, script), 0o755);
    // No PulumiPlugin.yaml: for its sake the installation would run npm, and here is nothing for npm to install.
    for (const name of [`${script}.cmd`, "LICENSE"]) {
        await copyFile(join(repository, name), join(folder, name));
    }
}

bundle().then(
    () => console.log(`The plugin is in ${folder}.`),
    (error: Error) => {
        console.error(`The plugin couldn't be bundled: ${error.message}`);
        process.exitCode = 1;
    },
);

import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const REPOSITORY = resolve(__dirname, "../..");
const EXECUTABLE = "pulumi-resource-aws-handshakes";

/** Bundles the built plugin into a folder that needs only Node.js. Run `npm run build` first. */
export async function bundle(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await build({
        entryPoints: [join(REPOSITORY, "lib/native/plugin/main.js")],
        outfile: join(folder, "provider.js"),
        bundle: true,
        minify: true,
        platform: "node",
        target: "node20",
        logLevel: "warning",
    });
    await writeFile(join(folder, EXECUTABLE), '#!/usr/bin/env node\nrequire("./provider.js");\n');
    await chmod(join(folder, EXECUTABLE), 0o755);
    // No PulumiPlugin.yaml: with it, the installation would run npm, which has nothing to install here.
    for (const name of [`${EXECUTABLE}.cmd`, "LICENSE"]) {
        await copyFile(join(REPOSITORY, name), join(folder, name));
    }
}

import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const repository = resolve(__dirname, "../..");
const script = "pulumi-resource-aws-handshakes";

/** Writes the built plugin into one folder that needs only Node.js. Run `npm run build` first. */
export async function bundle(folder: string): Promise<void> {
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

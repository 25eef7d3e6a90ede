import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { bundleScripts, type Scripts } from "./scripts";
import { thirdPartyLicenses } from "./thirdPartyLicenses";

const REPOSITORY = resolve(__dirname, "../..");
const EXECUTABLE = "pulumi-resource-aws-handshakes";

/** Bundles the built plugin into a folder that needs only Node.js. Run `npm run build` first. */
export async function bundle(folder: string): Promise<void> {
    await writeBundle(await bundleScripts(), folder);
}

/** Writes scripts that are already bundled into a folder that needs only Node.js. */
export async function writeBundle(scripts: Scripts, folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "provider.js"), scripts.provider);
    await writeFile(join(folder, EXECUTABLE), `#!/usr/bin/env node\n${scripts.launcher}`);
    await chmod(join(folder, EXECUTABLE), 0o755);
    // Without PulumiPlugin.yaml, because with it the installation would run npm. There is nothing to install.
    for (const name of ["pulumi-resource-", `${EXECUTABLE}.cmd`]) {
        await copyFile(join(REPOSITORY, name), join(folder, name));
    }
    await writeLicenses(scripts, folder);
}

/** Writes the license of this package, and the licenses of all packages in the bundle. */
export async function writeLicenses({ packages }: Scripts, folder: string): Promise<void> {
    await copyFile(join(REPOSITORY, "LICENSE"), join(folder, "LICENSE"));
    await writeFile(join(folder, "THIRD-PARTY-LICENSES"), thirdPartyLicenses(packages));
}

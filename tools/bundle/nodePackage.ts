import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { NODE_VERSION, type Platform } from "./platforms";

/** Node.js for one platform, from npm. */
export interface NodePackage {
    /** The path of its executable. */
    node: string;
    /** The path of its license. The packages for Windows have no such file. */
    license: string;
}

/**
 * Downloads Node.js for a platform from npm into a folder.
 *
 * @throws Error if the package's integrity differs from `platforms.ts`.
 */
export async function fetchNode(platform: Platform, folder: string): Promise<NodePackage> {
    const name = `${platform.package}@${NODE_VERSION}`;
    const { stdout } = await run("npm", ["pack", name, "--json", "--ignore-scripts", "--pack-destination", folder]);
    const [{ filename, integrity }] = JSON.parse(stdout) as [{ filename: string; integrity: string }];
    if (integrity !== platform.integrity) {
        throw new Error(`npm's ${name} has the integrity ${integrity}, not ${platform.integrity}.`);
    }
    await run("tar", ["--extract", "--gzip", "--file", join(folder, filename), "--directory", folder]);
    const executable = platform.name.startsWith("windows") ? "node.exe" : "node";
    return { node: join(folder, "package/bin", executable), license: join(folder, "package/LICENSE") };
}

const run = promisify(execFile);

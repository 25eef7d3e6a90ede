import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { addressesOf } from "../../src/native/addresses";

const repository = resolve(__dirname, "../..");

/**
 * The fields of package.json that only the repository needs. With them, `npm install` in the published package would
 * install its development dependencies.
 */
const DEVELOPMENT_FIELDS = ["devDependencies", "scripts", "workspaces", "mocha"];

interface Manifest extends Record<string, unknown> {
    repository?: string | { type?: string; url?: string };
}

/**
 * Packs the built npm package for publication.
 *
 * @param changes fields that replace those of the repository's package.json.
 * @returns the path of the tarball.
 */
export async function packPackage(destination: string, changes: Manifest = {}): Promise<string> {
    const staged = await mkdtemp(join(tmpdir(), "handshakes-package-"));
    try {
        const [{ files }] = await npmPack(repository, "--dry-run");
        for (const { path } of files) {
            await mkdir(dirname(join(staged, path)), { recursive: true });
            await copyFile(join(repository, path), join(staged, path));
        }
        const manifest = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
        const published = JSON.stringify(publishedManifest({ ...manifest, ...changes }), undefined, 2);
        await writeFile(join(staged, "package.json"), `${published}\n`);
        const [{ filename }] = await npmPack(staged, "--pack-destination", destination);
        return join(destination, filename);
    } finally {
        await rm(staged, { recursive: true, force: true });
    }
}

/** Returns the published package.json: without the fields that only the repository needs, and with all addresses. */
function publishedManifest(manifest: Manifest): Manifest {
    const fields = Object.entries(manifest).filter(([name]) => !DEVELOPMENT_FIELDS.includes(name));
    const addresses = addressesOf(manifest.repository);
    return {
        ...Object.fromEntries(fields),
        ...(addresses && {
            repository: { type: "git", url: `git+${addresses.repository}.git` },
            homepage: addresses.homepage,
            bugs: `${addresses.repository}/issues`,
        }),
    };
}

async function npmPack(
    folder: string,
    ...options: string[]
): Promise<[{ filename: string; files: { path: string }[] }]> {
    const { stdout } = await promisify(execFile)("npm", ["pack", "--ignore-scripts", "--json", ...options], {
        cwd: folder,
    });
    return JSON.parse(stdout);
}

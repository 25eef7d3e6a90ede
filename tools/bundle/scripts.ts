import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";

const repository = resolve(__dirname, "../..");

/** The plugin as two scripts. */
export interface Scripts {
    /** The plugin with all its dependencies. */
    provider: Buffer;
    /** The SHA-256 of `provider`, in hexadecimal. */
    hash: string;
    /** The entry, which runs `provider`. */
    launcher: Buffer;
    /** The folders of the npm packages in `provider`. */
    packages: string[];
}

/** Bundles the built plugin. Run `npm run build` first. */
export async function bundleScripts(): Promise<Scripts> {
    const { script: provider, inputs } = await bundleScript(join(repository, "lib/native/plugin/main.js"), {
        // The launcher's vm.Script does not support `import()`, so it becomes `require`.
        supported: { "dynamic-import": false },
    });
    const hash = createHash("sha256").update(provider).digest("hex");
    const { script: launcher } = await bundleScript(join(__dirname, "launcher.ts"), {
        define: { PROVIDER_HASH: JSON.stringify(hash) },
    });
    return { provider, hash, launcher, packages: packagesOf(inputs) };
}

async function bundleScript(entry: string, options: BuildOptions): Promise<{ script: Buffer; inputs: string[] }> {
    const { outputFiles, metafile } = await build({
        entryPoints: [entry],
        absWorkingDir: repository,
        bundle: true,
        minify: true,
        platform: "node",
        target: "node20",
        write: false,
        metafile: true,
        logLevel: "warning",
        ...options,
    });
    const [output] = outputFiles ?? [];
    return { script: Buffer.from(output?.contents ?? []), inputs: Object.keys(metafile?.inputs ?? {}) };
}

/** Returns the folders of the packages in node_modules that contain the files. */
function packagesOf(files: string[]): string[] {
    const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
    return [...new Set(folders)].sort().map((folder) => join(repository, folder));
}

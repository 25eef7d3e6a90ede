import { mkdir, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { engine, install, npm, run, tarball, temporaryFolder } from "../engine/support/installation";
import type { Layout } from "./layouts/matrix";

/** An installation of the packed tarball in a layout. */
export interface Installed {
    /** Its folder. */
    folder: string;
    /** The variables for programs in it: a PATH with the layout's Node.js, and what Yarn's own command sets. */
    environment: Record<string, string>;
}

/** pnpm, with its default, strict layout. */
export const pnpm = ["npx", "--yes", "pnpm@9", "install", "--prefer-offline"] as const;
const yarn = ["npx", "--yes", "--package=@yarnpkg/cli-dist@4.18.1", "yarn", "install"] as const;

/** Installs the tarball. */
export async function installed(layout: Layout): Promise<Installed> {
    const folder = await folderOf(layout);
    const node = nodePackage(layout);
    const { bin } = await engine();
    const path = [...(node ? [join(folder, "node_modules", node, "bin")] : []), bin, process.env.PATH];
    const environment = { PATH: path.join(delimiter) };
    if (layout.manager !== "yarnPnp") {
        return { folder, environment };
    }
    // "yarn exec" sets the same options. A user runs pulumi with it.
    const loader = pathToFileURL(join(folder, ".pnp.loader.mjs")).href;
    const options = `--require ${join(folder, ".pnp.cjs")} --experimental-loader ${loader}`;
    return { folder, environment: { ...environment, NODE_OPTIONS: options } };
}

function folderOf(layout: Layout): Promise<string> {
    const node = nodePackage(layout);
    const dependencies = {
        "@pulumi/pulumi": layout.pulumi,
        typescript: layout.typescript,
        ...(node && { [node]: `${layout.node}` }),
    };
    switch (layout.manager) {
        case "npm":
            return install(dependencies);
        case "pnpm":
            return install(dependencies, pnpm);
        case "yarn":
            return installByYarn(dependencies, "node-modules");
        case "yarnPnp":
            return installByYarn(dependencies, "pnp");
        case "link":
            return linked(dependencies);
    }
}

/** Returns the npm package with another Node.js. */
function nodePackage({ node }: Layout): string | undefined {
    return node && `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

/** Installs with Yarn. Yarn does not read npm's configuration, so it gets the address of the registry. */
async function installByYarn(dependencies: Record<string, string | undefined>, nodeLinker: string): Promise<string> {
    const { stdout: registry } = await run("npm", ["config", "get", "registry"]);
    const settings = {
        npmRegistryServer: registry.trim(),
        unsafeHttpWhitelist: [new URL(registry).hostname],
        nodeLinker,
        enableTelemetry: false,
        enableImmutableInstalls: false,
    };
    const yml = Object.entries(settings).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
    return await install(dependencies, yarn, { ".yarnrc.yml": yml.join(""), "yarn.lock": "" });
}

/** Makes a folder with its own packages, and links it into another folder like `npm link`. */
async function linked(dependencies: Record<string, string | undefined>): Promise<string> {
    const elsewhere = await temporaryFolder();
    await run("tar", ["-xzf", await tarball(), "-C", elsewhere]);
    const source = join(elsewhere, "package");
    // They include @pulumi/pulumi, which npm would then not install.
    await run("npm", ["pkg", "delete", "devDependencies"], { cwd: source });
    await run(npm[0], [...npm.slice(1), "--ignore-scripts"], { cwd: source });
    const folder = await install({ ...dependencies, "pulumi-aws-handshakes": undefined });
    await mkdir(join(folder, "node_modules"), { recursive: true });
    await symlink(source, join(folder, "node_modules/pulumi-aws-handshakes"), "dir");
    return folder;
}

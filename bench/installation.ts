import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const repository = resolve(__dirname, "..");
const { dependencies, devDependencies } = require(join(repository, "package.json"));

/** The version of @pulumi/pulumi that the programs use. */
export const pulumiVersion: string = devDependencies["@pulumi/pulumi"];

/** A temporary folder outside the repository with the packed package and the packages of the other contenders. */
export class Installation {
    private constructor(private readonly root: string) {}

    static async make(): Promise<Installation> {
        const root = await realpath(await mkdtemp(join(tmpdir(), "handshakes-bench-")));
        const installation = new Installation(root);
        try {
            await installation.install();
        } catch (error) {
            await installation.remove();
            throw error;
        }
        return installation;
    }

    /** Makes a folder in which programs find the installed packages. */
    async folder(): Promise<string> {
        return await mkdtemp(join(this.root, "programs", "p-"));
    }

    /** The folder of the installed package. */
    get packageFolder(): string {
        return join(this.root, "node_modules/pulumi-aws-handshakes");
    }

    async remove(): Promise<void> {
        await rm(this.root, { recursive: true, force: true });
    }

    private async install(): Promise<void> {
        const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", this.root];
        const { stdout } = await run("npm", pack, { cwd: repository });
        const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
        const sdk = "@aws-sdk/client-organizations";
        const manifest = {
            private: true,
            dependencies: {
                "pulumi-aws-handshakes": `file:${join(this.root, filename)}`,
                "@pulumi/pulumi": pulumiVersion,
                [sdk]: dependencies[sdk],
            },
        };
        await writeFile(join(this.root, "package.json"), JSON.stringify(manifest));
        await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: this.root });
        await mkdir(join(this.root, "programs"));
    }
}

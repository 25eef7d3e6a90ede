import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isolatedEnvironment } from "../../../tools/engine/environment";
import { engine, installation } from "./installation";

/** What a command of the engine came to. */
export interface Result {
    code: number;
    /** What the user saw, both streams in order, without colours. */
    output: string;
}

/** A resource in the state of a stack. */
export interface StateResource {
    id: string;
    type: string;
    urn: string;
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
}

const defaults = {
    "Pulumi.yaml": "name: test\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
};

/** A stack of a program in the installation, run by the real engine with a backend of its own. */
export class TestStack {
    private constructor(
        /** The program's folder. */
        readonly folder: string,
        private readonly environment: Record<string, string>,
    ) {}

    /**
     * Makes a stack.
     *
     * @param files the program's files by their names; `Pulumi.yaml` is added where it is missing.
     * @param environment what points the program at a sandbox.
     */
    static async create(files: Record<string, string>, environment: Record<string, string>): Promise<TestStack> {
        const folder = await mkdtemp(join(await installation(), "programs", "p-"));
        return await TestStack.createIn(folder, files, environment);
    }

    /** Makes a stack of a copy of a folder, such as an example. */
    static async createFrom(source: string, environment: Record<string, string>): Promise<TestStack> {
        const folder = await mkdtemp(join(await installation(), "programs", "p-"));
        await cp(source, folder, { recursive: true, filter: (name) => !name.endsWith("node_modules") });
        return await TestStack.createIn(
            folder,
            { "Pulumi.yaml": await readFile(join(source, "Pulumi.yaml"), "utf8") },
            environment,
        );
    }

    /** Makes a stack in a folder that finds its packages by itself. */
    static async createIn(
        folder: string,
        files: Record<string, string>,
        environment: Record<string, string>,
    ): Promise<TestStack> {
        const root = join(folder, ".pulumi-test");
        await mkdir(root, { recursive: true });
        const stack = new TestStack(folder, isolatedEnvironment(await engine(), root, environment));
        for (const [name, text] of Object.entries({ ...defaults, ...files })) {
            await writeFile(join(folder, name), text);
        }
        await stack.succeed("stack", "init", "test");
        return stack;
    }

    /** Replaces the program; it's plain JavaScript in `index.js`. */
    async program(text: string): Promise<void> {
        await writeFile(join(this.folder, "index.js"), text);
    }

    up(...args: string[]): Promise<Result> {
        return this.run("up", "--yes", "--skip-preview", ...args);
    }

    preview(...args: string[]): Promise<Result> {
        return this.run("preview", "--diff", ...args);
    }

    refresh(...args: string[]): Promise<Result> {
        return this.run("refresh", "--yes", "--skip-preview", "--diff", ...args);
    }

    destroy(...args: string[]): Promise<Result> {
        return this.run("destroy", "--yes", "--skip-preview", ...args);
    }

    /** The resources in the state, secrets in the clear; without the stack itself and its providers. */
    async resources(): Promise<StateResource[]> {
        const exported = await this.succeed("stack", "export", "--show-secrets");
        const { deployment } = JSON.parse(exported) as { deployment: { resources?: StateResource[] } };
        return (deployment.resources ?? []).filter(({ type }) => !type.startsWith("pulumi:"));
    }

    /** The text of the provider in the state; it's the same for every resource, in inputs and outputs. */
    async providerText(): Promise<string> {
        const resources = await this.resources();
        const texts = new Set(resources.flatMap(({ inputs, outputs }) => [inputs.__provider, outputs.__provider]));
        const [text] = texts;
        if (texts.size !== 1 || typeof text !== "string") {
            throw new Error(`The state holds ${texts.size} texts: ${[...texts].join("\n")}`);
        }
        return text;
    }

    /** The state as it is stored, for looking for what must not be there. */
    async stored(): Promise<string> {
        return await this.succeed("stack", "export");
    }

    /** Runs a command that has to succeed; resolves to what it printed. */
    async succeed(...args: string[]): Promise<string> {
        const { code, output } = await this.run(...args);
        if (code !== 0) {
            throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
        }
        return output;
    }

    /** Runs a command of the engine. */
    run(...args: string[]): Promise<Result> {
        return new Promise((resolve, reject) => {
            const child = this.start(...args);
            let output = "";
            child.stdout?.on("data", (chunk) => {
                output += chunk;
            });
            child.stderr?.on("data", (chunk) => {
                output += chunk;
            });
            child.on("error", reject);
            child.on("close", (code) => resolve({ code: code ?? -1, output }));
        });
    }

    /** Starts a command of the engine in a process group of its own. */
    start(...args: string[]) {
        return spawn("pulumi", [...args, "--non-interactive", "--color=never"], {
            cwd: this.folder,
            env: this.environment,
            detached: true,
        });
    }
}

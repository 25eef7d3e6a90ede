import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isolatedEnvironment } from "../../../tools/engine/environment";
import { engine, installation, isInInstallation, newStack, folder as sharedFolder } from "./installation";
import { LanguageHost } from "./languageHost";
import { ProgramRunner } from "./programRunner";
import { type State, type StateResource, showSecrets, stateIn } from "./state";
import { secretsProvider, startVault } from "./vault";

/** The result of a command of the engine. */
export interface Result {
    code: number;
    /** The output of both streams, in order, without colors. */
    output: string;
}

const defaults = {
    "Pulumi.yaml": "name: test\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
};

/** The file with a stack's settings. */
const stackSettings = "Pulumi.test.yaml";

/**
 * Makes the engine collect no garbage as long as it is small. It runs only for a second or two, and would spend a tenth
 * of that on it.
 */
const sparing = { GOGC: "off", GOMEMLIMIT: "500MiB", PULUMI_STACK: "test" };

/** Lets the plugins, and programs in their own processes, reuse compiled code of an installation's packages. */
const compileCache = async () => ({
    NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, "compileCache.cjs"))}`,
    HANDSHAKES_COMPILE_CACHE: await sharedFolder(),
});

const programFolder = async () => await mkdtemp(join(await installation(), "programs", "p-"));

let runner: ProgramRunner | undefined;

/** Returns the runner of all stacks of this process. */
async function sharedRunner(): Promise<ProgramRunner> {
    runner ??= new ProgramRunner(await installation());
    return runner;
}

/** A stack of a program in the installation. The real engine runs it with its own backend. */
export class TestStack {
    private constructor(
        /** The program's folder. */
        readonly folder: string,
        /** The environment of its commands. */
        readonly environment: Readonly<Record<string, string>>,
        private readonly project: string,
        /** Runs the programs. Without a runner, each has its own process. */
        private readonly runner?: ProgramRunner,
    ) {}

    /** Whether a command has run the present program, and has checked its types if it is in TypeScript. */
    private isChecked = false;

    /**
     * Makes a stack. Its programs run one after another in a process that all stacks share. The engine and the plugins
     * are real; only the start of Node.js is saved. A program in JavaScript behaves as in its own process.
     *
     * @param files the content of the program's files, by name. `Pulumi.yaml` has a default.
     * @param environment the variables that point the program at a sandbox.
     */
    static async create(files: Record<string, string>, environment: Record<string, string>): Promise<TestStack> {
        return await TestStack.make(await programFolder(), files, environment, await sharedRunner());
    }

    /** Makes a stack with a separate process for each program, like a user's stack. */
    static async createWithProcesses(
        files: Record<string, string>,
        environment: Record<string, string>,
    ): Promise<TestStack> {
        return await TestStack.make(await programFolder(), files, environment);
    }

    /** Makes a stack from a copy of a folder, such as an example. */
    static async createFrom(source: string, environment: Record<string, string>): Promise<TestStack> {
        const folder = await programFolder();
        await cp(source, folder, { recursive: true, filter: (name) => !name.endsWith("node_modules") });
        return await TestStack.createIn(
            folder,
            { "Pulumi.yaml": await readFile(join(source, "Pulumi.yaml"), "utf8") },
            environment,
        );
    }

    /** Makes a stack in a folder with installed packages. */
    static async createIn(
        folder: string,
        files: Record<string, string>,
        environment: Record<string, string>,
    ): Promise<TestStack> {
        return await TestStack.make(folder, files, environment);
    }

    private static async make(
        folder: string,
        files: Record<string, string>,
        environment: Record<string, string>,
        runner?: ProgramRunner,
    ): Promise<TestStack> {
        const root = join(folder, ".pulumi-test");
        await mkdir(root, { recursive: true });
        const all = { ...defaults, ...files };
        for (const [name, text] of Object.entries(all)) {
            await writeFile(join(folder, name), text);
        }
        const [, project = ""] = /^name: (.*)$/m.exec(all["Pulumi.yaml"]) ?? [];
        const isolated = isolatedEnvironment(await engine(), root, {
            ...sparing,
            ...(await startVault()),
            ...((await isInInstallation(folder)) ? await compileCache() : {}),
            ...environment,
        });
        const stack = new TestStack(folder, isolated, project, runner);
        const isLikeNewStack = project === "test" && environment.PULUMI_CONFIG_PASSPHRASE === undefined;
        if (isLikeNewStack) {
            await cp(join(await newStack(), "state"), join(root, "state"), { recursive: true });
            await cp(join(await newStack(), stackSettings), join(folder, stackSettings));
        } else {
            const hasPassphrase = environment.PULUMI_CONFIG_PASSPHRASE !== undefined;
            const keys = hasPassphrase ? [] : ["--secrets-provider", secretsProvider];
            await stack.succeed("stack", "init", "test", ...keys);
        }
        return stack;
    }

    /** Replaces the program, which is JavaScript in `index.js`. */
    async program(text: string): Promise<void> {
        await writeFile(join(this.folder, "index.js"), text);
    }

    /** Sets values of a namespace of the configuration, by one command. */
    async configure(
        namespace: string,
        values: Readonly<Record<string, string>>,
        secrets: readonly string[] = [],
    ): Promise<void> {
        const pairs = Object.entries(values).flatMap(([name, value]) => [
            secrets.includes(name) ? "--secret" : "--plaintext",
            `${namespace}:${name}=${value}`,
        ]);
        if (pairs.length > 0) {
            await this.succeed("config", "set-all", ...pairs);
        }
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

    /** The resources in the state with decrypted secrets, without the stack itself and its providers. */
    async resources(): Promise<StateResource[]> {
        const state = await this.state();
        const hasPassphrase = state.deployment.secrets_providers?.type === "passphrase";
        const { deployment } = hasPassphrase ? await this.exportWithSecrets() : showSecrets(state);
        return (deployment.resources ?? []).filter(({ type }) => !type.startsWith("pulumi:"));
    }

    /** The stack's outputs in the state. Secrets are encrypted. */
    async outputs(): Promise<Record<string, unknown>> {
        const { deployment } = await this.state();
        return deployment.resources?.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
    }

    /** The provider text in the state. It is the same in the inputs and outputs of every resource. */
    async providerText(): Promise<string> {
        const resources = await this.resources();
        const texts = new Set(resources.flatMap(({ inputs, outputs }) => [inputs.__provider, outputs.__provider]));
        const [text] = texts;
        if (texts.size !== 1 || typeof text !== "string") {
            throw new Error(`The state holds ${texts.size} texts: ${[...texts].join("\n")}`);
        }
        return text;
    }

    /** The stored state, with encrypted secrets. */
    async stored(): Promise<string> {
        return JSON.stringify(await this.state(), undefined, 4);
    }

    private async exportWithSecrets(): Promise<State> {
        return JSON.parse(await this.succeed("stack", "export", "--show-secrets"));
    }

    private async state(): Promise<State> {
        const stacks = join(this.folder, ".pulumi-test", "state", ".pulumi", "stacks");
        return stateIn(await readFile(join(stacks, this.project, "test.json"), "utf8"));
    }

    /** Runs a command and resolves to its output. Rejects if it fails. */
    async succeed(...args: string[]): Promise<string> {
        const { code, output } = await this.run(...args);
        if (code !== 0) {
            throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
        }
        return output;
    }

    /** Runs a command of the engine. */
    async run(...args: string[]): Promise<Result> {
        const host = this.runner && (await LanguageHost.start(this.runner, this.environment));
        try {
            const result = await this.outcome(this.spawn(args, { ...host?.variables, ...this.typeCheck }));
            this.isChecked ||= result.code === 0 && /^(?:up|preview)$/.test(String(args[0]));
            return result;
        } finally {
            host?.stop();
        }
    }

    /** The types of a program that doesn't change are checked once: that takes longer than the rest of a command. */
    private get typeCheck(): Record<string, string> {
        return this.isChecked ? { PULUMI_NODEJS_TRANSPILE_ONLY: "true" } : {};
    }

    private outcome(child: ChildProcess): Promise<Result> {
        return new Promise((resolve, reject) => {
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

    /** Starts a command of the engine in its own process group. Programs have their own processes. */
    start(...args: string[]) {
        return this.spawn(args);
    }

    private spawn(args: string[], variables: Record<string, string> = {}) {
        return spawn("pulumi", [...args, "--non-interactive", "--color=never"], {
            cwd: this.folder,
            env: { ...this.environment, ...variables },
            detached: true,
        });
    }
}

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "../tools/engine";
import { isolatedEnvironment } from "../tools/engine/environment";
import type { Installation } from "./installation";
import type { Plan } from "./plan";
import { type ProcessResult, runProcess } from "./process";

const project = `name: bench
runtime:
  name: nodejs
  options:
    typescript: false
plugins:
  providers:
    - name: aws-handshakes
      path: ../../node_modules/pulumi-aws-handshakes
`;

/** A stack of a program in contenders/, with its own backend. */
export class Stack {
    private constructor(
        /** The program's folder. */
        readonly folder: string,
        private readonly engine: Engine,
    ) {}

    static async make(installation: Installation, engine: Engine, program: string, plan: Plan): Promise<Stack> {
        const stack = new Stack(await installation.folder(), engine);
        await mkdir(join(stack.root, "tmp"), { recursive: true });
        await cp(join(__dirname, "contenders", program), stack.folder, { recursive: true });
        await writeFile(join(stack.folder, "plan.json"), JSON.stringify(plan));
        await writeFile(join(stack.folder, "Pulumi.yaml"), project);
        await stack.succeed(["stack", "init", "bench"], {});
        return stack;
    }

    /** Runs a command of the engine. */
    async run(args: readonly string[], environment: Record<string, string>): Promise<ProcessResult> {
        const env = isolatedEnvironment(this.engine, this.root, { TMPDIR: join(this.root, "tmp"), ...environment });
        const all = [...args, "--non-interactive", "--color=never"];
        return await runProcess(this.engine.pulumi, all, { cwd: this.folder, env });
    }

    /**
     * Runs a command of the engine.
     *
     * @throws Error if the command fails.
     */
    async succeed(args: readonly string[], environment: Record<string, string>): Promise<void> {
        const { code, output } = await this.run(args, environment);
        if (code !== 0) {
            throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
        }
    }

    /** The average size of one resource in the state file, in bytes. Undefined without resources. */
    async bytesPerResource(): Promise<number | undefined> {
        const text = await readFile(join(this.root, "state/.pulumi/stacks/bench/bench.json"), "utf8");
        const state = JSON.parse(text) as { checkpoint: { latest: { resources: { type: string }[] } } };
        const { latest } = state.checkpoint;
        const rest = latest.resources.filter(({ type }) => type.startsWith("pulumi:"));
        const count = latest.resources.length - rest.length;
        latest.resources = rest;
        const bytesWithout = Buffer.byteLength(JSON.stringify(state));
        return count === 0 ? undefined : (Buffer.byteLength(text) - bytesWithout) / count;
    }

    async remove(): Promise<void> {
        await rm(this.folder, { recursive: true, force: true });
    }

    /** The folder of the engine's files, including the backend. */
    private get root(): string {
        return join(this.folder, ".pulumi-bench");
    }
}

import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

/** A Pulumi program, and the input of Pulumi's `cmd/run`. */
export interface Program {
    folder: string;
    environment: Record<string, string>;
    /** The arguments of `cmd/run`. */
    args: string[];
}

/** A message of the process: output of the program, or its exit code at the end. */
type Message = { output: string } | { exitCode: number };

/** Runs programs one after another in one process. The packages of an installation stay loaded there. */
export class ProgramRunner {
    private process: ChildProcess | undefined;
    private last: Promise<unknown> = Promise.resolve();

    /** @param installation the folder whose node_modules the programs use. */
    constructor(private readonly installation: string) {}

    /**
     * Runs a program.
     *
     * @param print receives the output of the program.
     * @returns the exit code of the program.
     */
    run(program: Program, print: (text: string) => void): Promise<number> {
        const ended = this.last.then(() => this.send(program, print));
        this.last = ended;
        return ended;
    }

    private send(program: Program, print: (text: string) => void): Promise<number> {
        this.process ??= this.start();
        const running = this.process;
        const runPath = createRequire(join(this.installation, "program.js")).resolve("@pulumi/pulumi/cmd/run");
        return new Promise((resolve) => {
            const onMessage = (message: Message) => {
                if ("output" in message) {
                    print(message.output);
                } else {
                    end(message.exitCode);
                }
            };
            const onExit = (code: number | null) => end(code ?? -1);
            const end = (code: number) => {
                running.off("message", onMessage).off("exit", onExit);
                resolve(code);
            };
            running.on("message", onMessage).on("exit", onExit);
            running.send({ runPath, ...program });
        });
    }

    private start(): ChildProcess {
        const { NODE_OPTIONS: _, ...env } = process.env;
        const started = fork(join(__dirname, "programProcess.cjs"), [this.installation], { execArgv: [], env });
        started.once("exit", () => {
            this.process = undefined; // A program has called process.exit.
        });
        // The process must not keep the tests' process alive. It ends together with it.
        started.unref();
        started.channel?.unref();
        return started;
    }
}

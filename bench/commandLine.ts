import type { Contender, Run } from "./contender";
import { runToEnd } from "./process";
import type { Operation, Scenario, Target } from "./scenario";

const commands: Record<Operation, string> = { up: "decline-handshake", refresh: "describe-handshake" };

/** The AWS CLI in a loop, as in a script. */
export class CommandLine implements Contender {
    readonly name = "AWS CLI in a loop";

    /**
     * @param stopping ends the loop early.
     */
    private constructor(
        /** What `aws --version` says. */
        readonly version: string,
        private readonly stopping: AbortSignal,
    ) {}

    /** The AWS CLI on PATH, if there is one. */
    static async find(stopping: AbortSignal): Promise<CommandLine | undefined> {
        const found = await aws(["--version"], {}).catch(() => undefined);
        return found?.code === 0 ? new CommandLine(found.output.trim(), stopping) : undefined;
    }

    takes({ roles }: Scenario): boolean {
        return roles === undefined;
    }

    async prepare({ operation }: Scenario, targets: readonly Target[]): Promise<Run> {
        return {
            go: async (environment) => {
                let succeeded = true;
                for (const { id } of targets) {
                    this.stopping.throwIfAborted();
                    const args = ["organizations", commands[operation], "--handshake-id", id];
                    succeeded = (await aws(args, environment)).code === 0 && succeeded;
                }
                return succeeded;
            },
            traces: async () => ({}),
            remove: async () => {},
        };
    }
}

function aws(args: readonly string[], environment: Record<string, string>) {
    const own = Object.entries(process.env).filter(([name, value]) => value !== undefined && !name.startsWith("AWS_"));
    return runToEnd("aws", args, { env: { ...Object.fromEntries(own), AWS_PAGER: "", ...environment } });
}

import type { Engine } from "../tools/engine";
import type { Contender, Name, Run } from "./contender";
import type { Installation } from "./installation";
import { PeakMemory } from "./peakMemory";
import { credentials, type Plan, startSandbox } from "./plan";
import { type Operation, parallel, type Scenario } from "./scenario";
import { Stack } from "./stack";

/** A Pulumi program as a contender. */
export class PulumiProgram implements Contender {
    /**
     * @param folder the program's folder in contenders/.
     * @param installation the folder with the program's packages.
     */
    constructor(
        readonly name: Name,
        private readonly folder: string,
        private readonly installation: Installation,
        private readonly engine: Engine,
    ) {}

    supports({ accounts, declares, rates }: Scenario): boolean {
        switch (this.name) {
            case "usual provider": // It assumes no roles.
                return accounts === undefined;
            case "floor": // It makes no calls, so the rates have no effect.
                return declares === "handshakes" || rates === "none";
            default:
                return true;
        }
    }

    async prepare(scenario: Scenario, plan: Plan): Promise<Run> {
        const { operation, accounts } = scenario;
        const stack = await Stack.make(this.installation, this.engine, this.folder, plan);
        if (operation === "refresh") {
            await declineAll(stack, scenario);
        }
        const args = [...command(operation), ...(accounts === undefined ? [] : ["--parallel", String(parallel)])];
        let peakMemory: number | undefined;
        let outputLines: number | undefined;
        return {
            async execute(environment) {
                const memory = new PeakMemory(stack.folder);
                try {
                    const { code, output } = await stack.run(args, environment);
                    outputLines = output.split("\n").filter((line) => line.trim() !== "").length;
                    return code === 0;
                } finally {
                    peakMemory = memory.stop();
                }
            },
            metrics: async () => ({ stateBytes: await stack.bytesPerResource(), peakMemory, outputLines }),
            remove: () => stack.remove(),
        };
    }
}

function command(operation: Operation): string[] {
    return [operation, "--yes", "--skip-preview", "--suppress-outputs"];
}

/** Declines all handshakes without latency or throttling, so that a refresh has resources to refresh. */
async function declineAll(stack: Stack, scenario: Scenario): Promise<void> {
    const sandbox = await startSandbox(scenario, "OPEN", false);
    try {
        await stack.succeed(command("up"), credentials(sandbox, scenario));
    } finally {
        await sandbox.stop();
    }
}

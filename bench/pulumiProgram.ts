import { Sandbox } from "../sandbox";
import type { Engine } from "../tools/engine";
import type { Contender, Name, Run } from "./contender";
import type { Installation } from "./installation";
import { invite } from "./invitations";
import { PeakMemory } from "./peakMemory";
import type { Operation, Scenario, Target } from "./scenario";
import { Stack } from "./stack";

/** A program of Pulumi's. */
export class PulumiProgram implements Contender {
    /**
     * @param folder the program's, in contenders/.
     * @param knowsRoles whether it reaches other accounts by roles.
     */
    constructor(
        readonly name: Name,
        private readonly folder: string,
        private readonly knowsRoles: boolean,
        private readonly installation: Installation,
        private readonly engine: Engine,
    ) {}

    takes({ roles }: Scenario): boolean {
        return roles === undefined || this.knowsRoles;
    }

    async prepare({ operation, roles }: Scenario, targets: readonly Target[]): Promise<Run> {
        const stack = await Stack.make(this.installation, this.engine, this.folder, targets);
        if (operation === "refresh") {
            await bringUp(stack, targets);
        }
        const args = [...command(operation), ...(roles === undefined ? [] : ["--parallel", "128"])];
        let peakMemory: number | undefined;
        return {
            async go(environment) {
                const watched = new PeakMemory(stack.folder);
                try {
                    return (await stack.run(args, environment)).code === 0;
                } finally {
                    peakMemory = watched.stop();
                }
            },
            traces: async () => ({ stateBytes: await stack.bytesPerHandshake(), peakMemory }),
            remove: () => stack.remove(),
        };
    }
}

function command(operation: Operation): string[] {
    return [operation, "--yes", "--skip-preview", "--suppress-outputs"];
}

/** Declines all, without latency or limits, so that there is something to refresh. */
async function bringUp(stack: Stack, targets: readonly Target[]): Promise<void> {
    const sandbox = await Sandbox.start();
    try {
        invite(sandbox, targets, "OPEN");
        await stack.succeed(command("up"), sandbox.environment());
    } finally {
        await sandbox.stop();
    }
}

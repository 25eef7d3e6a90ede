/**
 * `npm run demo` shows what the package does: the real engine runs the example of the root's Pulumi.yaml against the
 * sandbox. Nothing of the user's is touched (their Pulumi login, stacks, plugins and AWS credentials), and nothing is
 * left behind, also when it is interrupted or fails.
 */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Sandbox } from "../sandbox";
import { Pulumi } from "./demo/pulumi";
import { colored, headline, showAws } from "./demo/view";
import { type Engine, findEngine } from "./engine";
import { isolatedEnvironment } from "./engine/environment";

const PROJECT = resolve(__dirname, "..");
const STACK = "demo";
const HANDSHAKE = "h-examplehandshakeid111";

async function main(): Promise<void> {
    const engine = await findEngine();
    const start = Date.now();
    const sandbox = await Sandbox.start();
    const folder = await mkdtemp(join(tmpdir(), "pulumi-aws-handshakes-demo-"));
    const pulumi = new Pulumi(engine, environment(engine, folder, sandbox));
    stopEarly(pulumi);
    try {
        await show(pulumi, sandbox, folder);
    } finally {
        await sandbox.stop();
        await rm(folder, { recursive: true, force: true });
    }
    headline(`Done in ${Math.round((Date.now() - start) / 1000)} s; the stack, its folder and the sandbox are gone`);
}

/** Ends the demo in order, and so without a trace, when it is interrupted or nobody looks any more. */
function stopEarly(pulumi: Pulumi): void {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => {
            console.error("\nInterrupted; the running command comes to its end first.");
            pulumi.stop();
        });
    }
    for (const stream of [process.stdout, process.stderr]) {
        stream.on("error", () => pulumi.stop()); // as after "npm run demo | head"
    }
}

/** What the user would set by options or answer when asked comes from here, so that the commands stay short. */
function environment(engine: Engine, folder: string, sandbox: Sandbox): Record<string, string> {
    return isolatedEnvironment(engine, folder, {
        ...sandbox.environment(),
        PULUMI_STACK: STACK,
        PULUMI_OPTION_CONFIG_FILE: join(folder, `Pulumi.${STACK}.yaml`),
        PULUMI_OPTION_COLOR: colored ? "always" : "never",
        PULUMI_OPTION_SUPPRESS_PROGRESS: "true",
    });
}

async function show(pulumi: Pulumi, sandbox: Sandbox, folder: string): Promise<void> {
    headline("An account has received an invitation that it doesn't want");
    console.log(`AWS is played by the sandbox at ${sandbox.url}; the engine is Pulumi's own.`);
    sandbox.invite({ id: HANDSHAKE });
    showAws(sandbox);

    headline("A stack for examples/decline-invitation, with the handshake's id");
    // A stack's configuration is written beside Pulumi.yaml: beside a copy, the project's folder stays as it is.
    await copyFile(join(PROJECT, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    await pulumi.run(folder, "stack", "init", STACK);
    await pulumi.run(folder, "config", "set", "handshakeId", HANDSHAKE);

    headline("Decline it");
    await pulumi.run(PROJECT, "up", "--yes");
    showAws(sandbox);

    headline("Drift, made by the sandbox for show: AWS itself never re-opens what was declined");
    sandbox.setState(HANDSHAKE, "OPEN");
    showAws(sandbox);

    headline("A refresh finds it");
    await pulumi.run(PROJECT, "refresh", "--yes", "--skip-preview", "--diff");
    showAws(sandbox);

    headline("The next up mends it");
    await pulumi.run(PROJECT, "up", "--yes");
    showAws(sandbox);

    headline("A destroy calls nothing: declining can't be undone");
    await pulumi.run(PROJECT, "destroy", "--yes", "--skip-preview");
    showAws(sandbox);
}

main().catch((error: unknown) => {
    console.error(`\nThe demo didn't get to its end: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
});

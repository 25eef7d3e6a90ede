/**
 * `npm run demo` shows what the package does: the real engine runs an example against the sandbox.
 * `npm run demo -- organization` shows it with an organization. It does not use the user's Pulumi login, stacks, plugins
 * or AWS credentials, and it cleans up even after an interruption or a failure.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Sandbox } from "../../sandbox";
import { type Engine, findEngine } from "../engine";
import { isolatedEnvironment } from "../engine/environment";
import type { Demo } from "./demo";
import { handshakeDemo } from "./handshake";
import { organizationDemo } from "./organization";
import { Pulumi } from "./pulumi";
import { hasColors, headline } from "./view";

const STACK = "demo";

async function main(): Promise<void> {
    const demo = demoOf(process.argv.slice(2));
    const engine = await findEngine();
    const start = Date.now();
    const sandbox = await Sandbox.start(demo.sandbox);
    const folder = await mkdtemp(join(tmpdir(), "pulumi-aws-handshakes-demo-"));
    const pulumi = new Pulumi(engine, environment(engine, folder, sandbox.environment(demo.accountId)));
    stopEarly(pulumi);
    try {
        await demo.show({ pulumi, sandbox, folder });
    } finally {
        await sandbox.stop();
        await rm(folder, { recursive: true, force: true });
    }
    headline(`Done in ${Math.round((Date.now() - start) / 1000)} s; the stack, its folder and the sandbox are gone`);
}

/** The demo with the given name. Default: the demo of one handshake. */
function demoOf([name, ...more]: readonly string[]): Demo {
    if (name === undefined) {
        return handshakeDemo;
    }
    if (name === "organization" && more.length === 0) {
        return organizationDemo;
    }
    throw new Error(`unknown argument. Use "npm run demo" or "npm run demo -- organization".`);
}

/** Ends the demo cleanly after an interruption, or when nobody reads its output. */
function stopEarly(pulumi: Pulumi): void {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => {
            console.error("\nInterrupted. Waiting for the running command to end.");
            pulumi.stop();
        });
    }
    for (const stream of [process.stdout, process.stderr]) {
        stream.on("error", () => pulumi.stop()); // as after "npm run demo | head"
    }
}

/** Sets options by environment variables, so that the printed commands stay short. */
function environment(engine: Engine, folder: string, credentials: Record<string, string>): Record<string, string> {
    return isolatedEnvironment(engine, folder, {
        ...credentials,
        PULUMI_STACK: STACK,
        PULUMI_OPTION_CONFIG_FILE: join(folder, `Pulumi.${STACK}.yaml`),
        PULUMI_OPTION_COLOR: hasColors ? "always" : "never",
        PULUMI_OPTION_SUPPRESS_PROGRESS: "true",
    });
}

main().catch((error: unknown) => {
    console.error(`\nThe demo failed: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
});

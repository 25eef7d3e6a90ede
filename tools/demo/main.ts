/**
 * `npm run demo` shows what the package does: the real engine runs an example against the sandbox. `npm run demo --
 * organization` shows it with an organization. Nothing of the user's is touched (their Pulumi login, stacks, plugins and
 * AWS credentials), and nothing is left behind, also when it is interrupted or fails.
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
import { colored, headline } from "./view";

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

/** The demo that was asked for; without an argument, that of one handshake. */
function demoOf([name, ...more]: readonly string[]): Demo {
    if (name === undefined) return handshakeDemo;
    if (name === "organization" && more.length === 0) return organizationDemo;
    throw new Error(`there is "npm run demo" and "npm run demo -- organization".`);
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
function environment(engine: Engine, folder: string, credentials: Record<string, string>): Record<string, string> {
    return isolatedEnvironment(engine, folder, {
        ...credentials,
        PULUMI_STACK: STACK,
        PULUMI_OPTION_CONFIG_FILE: join(folder, `Pulumi.${STACK}.yaml`),
        PULUMI_OPTION_COLOR: colored ? "always" : "never",
        PULUMI_OPTION_SUPPRESS_PROGRESS: "true",
    });
}

main().catch((error: unknown) => {
    console.error(`\nThe demo didn't get to its end: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
});

/**
 * `npm run picture` draws docs/run.svg, the picture in the README: what the real engine prints for the example of the
 * root's Pulumi.yaml, run against the sandbox. Nothing of the user's is touched, and nothing else is left behind.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { Sandbox } from "../../sandbox";
import { findEngine } from "../engine";
import { isolatedEnvironment } from "../engine/environment";
import { terminal } from "./terminal";

const project = resolve(__dirname, "../..");
const handshake = "h-examplehandshakeid111";

async function picture(): Promise<string> {
    const engine = await findEngine();
    const sandbox = await Sandbox.start();
    const folder = await mkdtemp(join(tmpdir(), "pulumi-aws-handshakes-picture-"));
    const env = isolatedEnvironment(engine, folder, {
        ...sandbox.environment(),
        PULUMI_STACK: "prod",
        PULUMI_OPTION_CONFIG_FILE: join(folder, "Pulumi.prod.yaml"),
        PULUMI_OPTION_COLOR: "always",
        PULUMI_OPTION_SUPPRESS_PROGRESS: "true",
    });
    const run = async (cwd: string, ...args: string[]) => {
        const { stdout } = await promisify(execFile)(engine.pulumi, args, { cwd, env });
        return `\u001b[1m$ pulumi ${args.join(" ")}\u001b[0m\n${stdout.trim()}\n`;
    };
    try {
        sandbox.invite({ id: handshake });
        await copyFile(join(project, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
        await run(folder, "stack", "init", "prod");
        await run(folder, "config", "set", "handshakeId", handshake);
        const up = await run(project, "up", "--yes", "--skip-preview");
        sandbox.setState(handshake, "OPEN");
        const preview = await run(project, "preview", "--refresh");
        return terminal(`${up}\n${preview}`);
    } finally {
        await sandbox.stop();
        await rm(folder, { recursive: true, force: true });
    }
}

picture()
    .then((svg) => writeFile(join(project, "docs/run.svg"), svg))
    .catch((error: unknown) => {
        console.error(`The picture couldn't be drawn: ${error instanceof Error ? error.message : error}`);
        process.exitCode = 1;
    });

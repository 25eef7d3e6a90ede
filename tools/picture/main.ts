/**
 * `npm run picture` draws docs/run.svg, the picture in the README: the output of the real engine for a guard that finds a
 * new invitation in the sandbox. It uses none of the user's files and leaves no other file.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { Sandbox } from "../../sandbox";
import { findEngine } from "../engine";
import { isolatedEnvironment } from "../engine/environment";
import { terminal } from "./terminal";

const repository = resolve(__dirname, "../..");

/** The native plugin of this repository, for a copy of the example. */
const PLUGIN = `plugins:
  providers:
    - name: aws-handshakes
      path: ${repository}
`;

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
    const run = async (...args: string[]) => {
        const { stdout } = await promisify(execFile)(engine.pulumi, args, { cwd: folder, env });
        return `\u001b[1m$ pulumi ${args.join(" ")}\u001b[0m\n${stdout.trim()}\n`;
    };
    try {
        const example = await readFile(join(repository, "examples/yaml-guard/Pulumi.yaml"), "utf8");
        await writeFile(join(folder, "Pulumi.yaml"), `${example}${PLUGIN}`);
        await run("stack", "init", "prod");
        await run("config", "set", "--path", "allowedOrganizations[0]", "o-partner00001");
        await run("up", "--yes", "--skip-preview");
        sandbox.invite({ id: "h-examplehandshakeid222", organization: "o-another1111" });
        const preview = await run("preview");
        const up = await run("up", "--yes", "--skip-preview");
        return terminal(`${preview}\n${up}`);
    } finally {
        await sandbox.stop();
        await rm(folder, { recursive: true, force: true });
    }
}

picture()
    .then((svg) => writeFile(join(repository, "docs/run.svg"), svg))
    .catch((error: unknown) => {
        console.error(`Could not draw the picture: ${error instanceof Error ? error.message : error}`);
        process.exitCode = 1;
    });

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LOCAL_GO_MODULE } from "../../src/native/addresses";
import { addresses } from "../../src/native/published";
import { exampleNames, programOf } from "../../tools/schema/examples";
import { withSandbox } from "../support/withSandbox";
import { run, temporaryFolder } from "./support/installation";
import {
    addExampleHandshakes,
    environmentWithExecutable,
    exampleInvitation,
    exampleTransfer,
} from "./support/schemaExamples";
import { sdkFor } from "./support/sdk";

/**
 * A Go program that uses Pulumi's Automation API, which needs no language host. The registries don't serve Pulumi's
 * language host for Go. The program consists of the schema's examples.
 */
describe("the executable, for a Go program and without Node.js,", function () {
    // The first time, Go compiles Pulumi's SDK in a minute or two.
    this.timeout(600_000);

    const sandbox = withSandbox();
    let folder: string;
    let environment: Record<string, string>;

    before(async function () {
        if (spawnSync("go", ["version"]).status !== 0) {
            console.log("    skipped: there is no go on PATH");
            this.skip();
        }
        folder = await temporaryFolder();
        await cp(await sdkFor("go"), join(folder, "sdk"), { recursive: true });
        await writeProgram(folder);
        await build(folder);
        environment = await environmentWithExecutable();
    });

    /** Runs one operation of the program, and returns what it printed. */
    async function operation(...args: string[]): Promise<string> {
        const env = { ...environment, ...sandbox.environment() };
        const options = { cwd: folder, env };
        const failed = (error: { stdout?: string }) => assert.fail(`${args.join(" ")} failed: ${error.stdout}`);
        return await run(join(folder, "program"), args, options).then(({ stdout }) => stdout, failed);
    }

    it("serves preview, up, refresh, up, import and destroy", async () => {
        addExampleHandshakes(sandbox);
        const preview = await operation("preview");
        assert.match(preview, new RegExp(`${exampleInvitation} .* is REQUESTED: pulumi up declines it`));
        assert.match(preview, /pulumi up declines 1 of the handshakes .*\n +h-stranger11/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);

        const up = await operation("up");
        assert.equal(sandbox.handshake(exampleInvitation)?.State, "DECLINED");
        assert.equal(sandbox.handshake("h-stranger11")?.State, "DECLINED");
        assert.equal(sandbox.handshake("h-pending111")?.State, "REQUESTED");
        const outputs = JSON.parse(up.trim().split("\n").at(-1) ?? "");
        assert.ok(outputs.ids.Value.includes("h-pending111"), "the look-up's result, which the program made public");
        assert.equal(outputs.ids.Secret, false);
        assert.match(outputs.policy.Value, /o-exampleorgid/);
        assert.doesNotMatch(up, /@example\.com/);

        sandbox.setState(exampleInvitation, "REQUESTED");
        sandbox.invite({ id: "h-stranger22", recipient: "444444444444", organization: "o-strangerid" });
        assert.match(await operation("refresh"), /~ desiredState *: "declined" => "requested"/);
        await operation("up");
        assert.equal(sandbox.handshake(exampleInvitation)?.State, "DECLINED");
        assert.equal(sandbox.handshake("h-stranger22")?.State, "DECLINED");

        sandbox.clearRequests();
        const declined = "h-imported11";
        sandbox.invite({ id: declined, state: "DECLINED", ...exampleTransfer });
        assert.match(await operation("import", declined), /1 imported/);

        assert.match(await operation("destroy"), /The guard of account 444444444444 was removed/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
        assert.equal(sandbox.handshake("h-pending111")?.State, "REQUESTED");
    });
});

/** Compiles each example as the pages show it, and then the program. */
async function build(folder: string): Promise<void> {
    const options = { cwd: folder, env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" } };
    // The same flags and versions as for the engine, so that Go compiles the shared packages only once.
    const flags = ["-trimpath", "-mod=readonly"];
    // It compiles each example, and links none: that takes longer.
    await run("go", ["list", "-export", ...flags, "./..."], options);
    await run("go", ["build", ...flags, "-o", "program", "."], options);
}

/** Writes a Go module: the program that runs all examples, and each example as a command of its own. */
async function writeProgram(folder: string): Promise<void> {
    const source = join(__dirname, "goProgram");
    const write = async (name: string, text: string) =>
        await writeFile(join(folder, name), text.replaceAll(LOCAL_GO_MODULE, addresses?.goModule ?? LOCAL_GO_MODULE));
    for (const name of await readdir(source)) {
        await write(name, await readFile(join(source, name), "utf8"));
    }
    const functions: string[] = [];
    for (const name of exampleNames()) {
        const program = programOf(name, "go");
        await mkdir(join(folder, "examples", name), { recursive: true });
        await write(join("examples", name, "main.go"), program);
        const [, body] = /\tpulumi\.Run\((func\(.*\})\)\n\}\n$/s.exec(program) ?? assert.fail(name);
        functions.push(`\t${body},\n`);
    }
    const imports = `import (\n\t"github.com/pulumi/pulumi/sdk/v3/go/pulumi"\n\t"${LOCAL_GO_MODULE}"\n)`;
    await write(
        "examples.go",
        `package main\n\n${imports}\n\nvar examples = []pulumi.RunFunc{\n${functions.join("")}}\n`,
    );
}

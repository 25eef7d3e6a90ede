import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { folderWith } from "../../tools/engine/executables";
import { exampleNames, programOf } from "../../tools/schema/examples";
import { withSandbox } from "../support/withSandbox";
import { run, temporaryFolder } from "./support/installation";
import { addExampleHandshakes, environmentWithExecutable, exampleInvitation } from "./support/schemaExamples";
import { sdkFor } from "./support/sdk";

const tools = { go: "version", javac: "-version", mvn: "--version" } as const;

/**
 * Maven compiles the SDK for Java as users do. The Java program uses Pulumi's Automation API, which needs no language
 * host, and consists of the schema's examples.
 */
describe("the executable, for a Java program and without Node.js,", function () {
    // The first time, Go compiles Pulumi's generator for Java in a few minutes, and Maven downloads its plugins.
    this.timeout(900_000);

    const sandbox = withSandbox();
    let java: string;
    let folder: string;
    let environment: Record<string, string>;

    before(async function () {
        const missing = Object.entries(tools).find(([tool, version]) => spawnSync(tool, [version]).status !== 0);
        if (missing !== undefined) {
            console.log(`    skipped: there is no ${missing[0]} on PATH`);
            this.skip();
        }
        const path = (process.env.PATH ?? "").split(delimiter);
        java = join((await folderWith("java", path)) ?? assert.fail("there is a javac, but no java"), "java");
        folder = await temporaryFolder();
        await compile(join(await sdkFor("java"), "java"), folder);
        environment = await environmentWithExecutable();
    });

    /** Runs one operation of the program, and returns what it printed. */
    async function operation(name: string): Promise<string> {
        const env = { ...environment, ...sandbox.environment() };
        const command = ["-cp", classPath(folder), "Program", name];
        const failed = ({ stdout, stderr }: { stdout?: string; stderr?: string }) =>
            assert.fail(`${name} failed: ${stdout}${stderr}`);
        return await run(java, command, { cwd: folder, env }).then(({ stdout }) => stdout, failed);
    }

    it("serves preview, up and destroy", async () => {
        addExampleHandshakes(sandbox);
        const preview = await operation("preview");
        assert.match(preview, new RegExp(`${exampleInvitation} .* is REQUESTED: pulumi up declines it`));
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);

        const up = await operation("up");
        assert.equal(sandbox.handshake(exampleInvitation)?.State, "DECLINED");
        assert.equal(sandbox.handshake("h-stranger11")?.State, "DECLINED");
        assert.equal(sandbox.handshake("h-pending111")?.State, "REQUESTED");
        const env = { ...environment, ...sandbox.environment() };
        const { stdout } = await run("pulumi", ["stack", "output", "--json", "--stack", "test"], { cwd: folder, env });
        const outputs = JSON.parse(stdout);
        assert.ok(outputs["getReceivedHandshakes.ids"].includes("h-pending111"), stdout);
        assert.match(outputs["getProtectionPolicy.policy"], /o-exampleorgid/);
        assert.doesNotMatch(up, /@example\.com/);

        sandbox.clearRequests();
        assert.match(await operation("destroy"), /The guard of account 444444444444 was removed/);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });
});

const classPath = (folder: string) =>
    [join(folder, "classes"), join(folder, "sdk/target/*"), join(folder, "dependencies/*")].join(delimiter);

/** Compiles the SDK with Maven, and the program with all examples. */
async function compile(sdk: string, folder: string): Promise<void> {
    await cp(sdk, join(folder, "sdk"), { recursive: true });
    const copy = ["dependency:copy-dependencies", `-DoutputDirectory=${join(folder, "dependencies")}`];
    await run("mvn", ["--batch-mode", "--quiet", "package", ...copy], { cwd: join(folder, "sdk") });

    const classes = exampleNames().map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}Example`);
    for (const [index, name] of exampleNames().entries()) {
        // Two examples export the same names, which one Java program can't.
        const program = programOf(name, "java")
            .replaceAll(/\bApp\b/g, classes[index] ?? "")
            .replaceAll('ctx.export("', `ctx.export("${name}.`);
        await writeFile(join(folder, `${classes[index]}.java`), program);
    }
    const calls = classes.map((name) => `${name}.stack(ctx);`).join(" ");
    const examples = `class Examples { static void run(com.pulumi.Context ctx) { ${calls} } }\n`;
    await writeFile(join(folder, "Examples.java"), examples);
    await cp(join(__dirname, "javaProgram/Program.java"), join(folder, "Program.java"));
    const sources = [...classes, "Examples", "Program"].map((name) => `${name}.java`);
    await run("javac", ["-cp", classPath(folder), "-d", "classes", ...sources], { cwd: folder });
}

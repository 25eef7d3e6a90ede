import assert from "node:assert/strict";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { expectWholeLifecycle } from "../engine/support/handshakeLifecycle";
import { install, installation, repository, run, versions } from "../engine/support/installation";
import { TestStack } from "../engine/support/stack";
import { withSandbox } from "../support/withSandbox";

const id = "h-examplehandshakeid111";

const program = `
import { ReceivedHandshake } from "pulumi-aws-handshakes";

const invitation = new ReceivedHandshake("diego-invitation", { handshakeId: "${id}", desiredState: "declined" });

export const state = invitation.state;
`;

const typed = `${program}
export const types = invitation.parties.apply((parties) => parties?.map(({ type }) => type));
`;

const tsconfig = JSON.stringify({ compilerOptions: { target: "es2022", module: "nodenext", strict: true } });

describe("the packed package runs a handshake's lifecycle", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    it("in a JavaScript program that the strict TypeScript compiler wrote, with all declarations checked", async () => {
        const files = {
            "index.ts": typed,
            "tsconfig.json": tsconfig,
            "package.json": JSON.stringify({ private: true, main: "bin/index.js" }),
        };
        const stack = await TestStack.createWithProcesses(files, sandbox.environment());
        const tsc = join(await installation(), "node_modules", ".bin", "tsc");
        await run(tsc, ["--outDir", "bin", "--rootDir", "."], { cwd: stack.folder });
        await expectWholeLifecycle(stack, sandbox, id);
    });

    it("in an ES module", async () => {
        const files = { "index.js": program, "package.json": JSON.stringify({ private: true, type: "module" }) };
        await expectWholeLifecycle(await TestStack.createWithProcesses(files, sandbox.environment()), sandbox, id);
    });

    it("in a TypeScript program without a compiler, which Pulumi's own (3.8.3) compiles", async () => {
        const { typescript: _, ...withoutTypeScript } = versions;
        const user = await install(withoutTypeScript);
        await assert.rejects(access(join(user, "node_modules", "typescript")));
        const folder = join(user, "programs");
        const files = { "index.ts": program, "Pulumi.yaml": "name: test\nruntime: nodejs\n" };
        const stack = await TestStack.createIn(folder, files, sandbox.environment());
        assert.deepEqual(await diagnosticsOf383(user, join(folder, "index.ts")), []);
        await expectWholeLifecycle(stack, sandbox, id);
    });

    it("in the example program in TypeScript", async () => {
        const stack = await TestStack.createFrom(
            join(repository, "examples/decline-invitation"),
            sandbox.environment(),
        );
        await stack.succeed("config", "set", "handshakeId", id);
        await expectWholeLifecycle(stack, sandbox, id);
    });
});

/**
 * The errors of TypeScript 3.8.3 for a program and the package's declarations. Pulumi checks the program only, so it
 * would silently ignore a declaration that this compiler cannot read.
 */
async function diagnosticsOf383(user: string, program: string): Promise<string[]> {
    const script = `
        const ts = require(process.argv[1]);
        const options = { strict: true, target: ts.ScriptTarget.ES2018, moduleResolution: ts.ModuleResolutionKind.NodeJs };
        const program = ts.createProgram([process.argv[2]], options);
        const files = program.getSourceFiles().filter(({ fileName }) => /handshakes\\/lib|programs\\/index/.test(fileName));
        console.log(JSON.stringify(
            files.length < 3
                ? ["the declarations weren't found"]
                : files
                      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
                      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
        ));`;
    const compiler = join(user, "node_modules/@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js");
    const { stdout } = await run(process.execPath, ["-e", script, compiler, program]);
    return JSON.parse(stdout);
}

/**
 * `npm run sdk [FOLDER]` generates the SDKs for Python and Go from the plugin's schema, into `sdk` by default. It
 * needs Go, which builds Pulumi's generators.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { LOCAL_GO_MODULE } from "../../src/native/addresses";
import { schema } from "../../src/native/plugin/schema";
import { addresses } from "../../src/native/published";
import type { Schema } from "../schema/schema";
import { completeGo, schemaForGo } from "./goModule";
import { completePython } from "./python";

const repository = resolve(__dirname, "../..");

async function writeSdks(folder: string): Promise<void> {
    const temporary = await mkdtemp(join(tmpdir(), "handshakes-sdk-"));
    try {
        const generator = join(temporary, "sdk");
        // The same flags as for the engine, so that Go compiles the shared packages only once.
        await go("build", "-trimpath", "-mod=readonly", "-o", generator, ".");
        const ofThisVersion = JSON.parse(schema()) as Schema;
        const generate = async (language: string, schema: Schema, path: string) => {
            const file = join(temporary, `${language}.json`);
            await writeFile(file, JSON.stringify(schema));
            await rm(path, { recursive: true, force: true });
            await promisify(execFile)(generator, [file, language, path]);
        };
        const python = join(folder, "python");
        await generate("python", ofThisVersion, python);
        await completePython(python, repository, addresses);
        const goFolder = join(folder, "go/awshandshakes");
        await generate("go", schemaForGo(ofThisVersion), goFolder);
        await completeGo(goFolder, repository, addresses?.goModule ?? LOCAL_GO_MODULE);
    } finally {
        await rm(temporary, { recursive: true, force: true });
    }
}

async function go(...args: string[]): Promise<void> {
    const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off" };
    await promisify(execFile)("go", args, { cwd: __dirname, env, maxBuffer: 64 * 1024 * 1024 });
}

const folder = resolve(process.argv[2] ?? join(repository, "sdk"));
writeSdks(folder).then(
    () => console.log(`The SDKs are in ${folder}.`),
    (error: Error & { stderr?: string }) => {
        console.error(`The SDKs could not be generated: ${error.stderr || error.message}`);
        process.exitCode = 1;
    },
);

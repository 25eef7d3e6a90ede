import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { LOCAL_GO_MODULE } from "../../src/native/addresses";
import { schema } from "../../src/native/plugin/schema";
import { addresses } from "../../src/native/published";
import { version } from "../../src/version";
import type { Schema } from "../schema/schema";
import { buildGenerator, JAVA_GENERATOR, run } from "./generators";
import { completeGo, schemaForGo } from "./goModule";
import { completeJava, schemaForJava } from "./java";
import { completePython } from "./python";

/** The languages that there is an SDK for. */
export const languages = ["python", "go", "java"] as const;

export type Language = (typeof languages)[number];

const repository = resolve(__dirname, "../..");

/** How an SDK is made of the schema's file, in a folder that has the generator. */
type Writer = (temporary: string, sdk: Schema, folder: string) => Promise<void>;

const writers: Record<Language, Writer> = {
    python: async (temporary, sdk, folder) => {
        const path = join(folder, "python");
        await generate(temporary, "python", sdk, path);
        await completePython(path, repository, addresses);
    },
    go: async (temporary, sdk, folder) => {
        const path = join(folder, "go/awshandshakes");
        await generate(temporary, "go", schemaForGo(sdk), path);
        await completeGo(path, repository, addresses?.goModule ?? LOCAL_GO_MODULE);
    },
    java: async (temporary, sdk, folder) => {
        const generator = await buildGenerator("java", JAVA_GENERATOR, temporary);
        const file = await writeSchema(temporary, schemaForJava(sdk));
        await mkdir(folder, { recursive: true });
        // The generator takes the folder as a path below its own, and empties it.
        await run(generator, ["generate", "--schema", file, "--version", version, "--build", "none", "--out", "java"], {
            cwd: folder,
        });
        await completeJava(join(folder, "java"), repository, sdk, addresses);
    },
};

export const isLanguage = (name: string): name is Language => languages.some((language) => language === name);

/** Generates an SDK into the folder `python`, `go` or `java` of a folder. */
export async function writeSdk(language: Language, folder: string): Promise<void> {
    const temporary = await mkdtemp(join(tmpdir(), "handshakes-sdk-"));
    try {
        await writers[language](temporary, JSON.parse(schema()) as Schema, folder);
    } finally {
        await rm(temporary, { recursive: true, force: true });
    }
}

/** Runs the generator for Python and Go. */
async function generate(temporary: string, language: Language, sdk: Schema, path: string): Promise<void> {
    const generator = await buildGenerator(".", ".", temporary);
    await rm(path, { recursive: true, force: true });
    await run(generator, [await writeSchema(temporary, sdk), language, path]);
}

async function writeSchema(temporary: string, sdk: Schema): Promise<string> {
    const file = join(temporary, "schema.json");
    await writeFile(file, JSON.stringify(sdk));
    return file;
}

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

const root = join(__dirname, "../..");
const biome = join(root, "node_modules/.bin/biome");

/** What each folder of src may import. All other kinds of modules in the list below are forbidden. */
const ALLOWED: Record<string, readonly string[]> = {
    handshake: ["handshake"],
    resources: ["handshake", "resources"],
    aws: [
        ...["handshake", "resources", "aws", "aws index", "@aws-sdk", "@smithy", "node:"],
        ...["aws/config", "aws/network", "aws/errors", "aws/responses", "aws/identity", "aws/calls"],
    ],
    "aws/config": ["handshake", "resources", "aws", "aws/config", "@aws-sdk", "@smithy", "node:"],
    "aws/network": ["handshake", "resources", "aws", "aws/network", "aws/config", "@aws-sdk", "@smithy", "node:"],
    "aws/errors": ["handshake", "resources", "aws", "aws/errors", "@aws-sdk", "@smithy", "node:"],
    "aws/responses": ["handshake", "resources", "aws", "aws/responses", "aws/errors", "@aws-sdk", "@smithy", "node:"],
    "aws/identity": [
        ...["handshake", "resources", "aws", "@aws-sdk", "@smithy", "node:"],
        ...["aws/config", "aws/network", "aws/errors", "aws/responses", "aws/identity"],
    ],
    "aws/calls": [
        "handshake",
        "resources",
        "aws",
        "aws/calls",
        "aws/errors",
        "aws/identity",
        "@aws-sdk",
        "@smithy",
        "node:",
    ],
    pulumi: ["handshake", "resources", "pulumi", "aws index", "@pulumi", "node:"],
    components: ["handshake", "resources", "pulumi", "components", "native guard", "@pulumi", "@pulumi/aws", "node:"],
    dynamic: ["handshake", "resources", "pulumi", "dynamic", "aws index", "@pulumi", "node:"],
    native: ["handshake", "resources", "pulumi", "native", "aws index", "aws settings", "@pulumi", "node:"],
};

/** Examples of each kind of module: paths relative to src, or packages. */
const MODULES: Record<string, readonly string[]> = {
    handshake: ["handshake/guard"],
    resources: ["resources/context", "resources/invitationGuard/check"],
    aws: ["aws/connectionPool", "aws/quotas"],
    "aws/config": ["aws/config"],
    "aws/network": ["aws/network"],
    "aws/errors": ["aws/errors"],
    "aws/responses": ["aws/responses"],
    "aws/identity": ["aws/identity"],
    "aws/calls": ["aws/calls"],
    "a file behind an index": ["aws/config/region", "aws/errors/advice", "aws/calls/decide", "aws/identity/profile"],
    "aws index": ["aws/index.js"],
    "aws settings": ["aws/config/settings.js"],
    pulumi: ["pulumi", "pulumi/wire"],
    dynamic: ["dynamic", "dynamic/providers"],
    native: ["native", "native/plugin/plugin"],
    "native guard": ["native/organizationGuard"],
    components: ["components", "components/guardRole"],
    "@pulumi/aws": ["@pulumi/aws"],
    outside: ["../sandbox", "../tools/engine", "../test/support/x", "../bench/table"],
    "@aws-sdk": ["@aws-sdk/client-sts"],
    "@smithy": ["@smithy/core/retry"],
    "@pulumi": ["@pulumi/pulumi"],
    "node:": ["node:fs"],
};

/** Files at several depths of a folder, because a rule must apply at any depth. */
const DEPTHS = ["planted", "inner/planted", "inner/most/planted"];

const FORMS: Record<string, (module: string) => string> = {
    import: (module) => `import { value } from "${module}";\n\nvalue();\n`,
    "type import": (module) => `import type { Value } from "${module}";\n\nexport type Planted = Value;\n`,
    export: (module) => `export { value } from "${module}";\n`,
    "import()": (module) => `export const planted = () => import("${module}");\n`,
};

interface Plant {
    folder: string;
    file: string;
    module: string;
    form: string;
    isAllowed: boolean;
}

/** Every import of every kind of module, in every form, from every depth of every folder: one per file. */
function plants(): Plant[] {
    const all: Plant[] = [];
    for (const [folder, allowed] of Object.entries(ALLOWED)) {
        for (const [kind, modules] of Object.entries(MODULES)) {
            for (const module of modules) {
                for (const depth of DEPTHS) {
                    for (const form of Object.keys(FORMS)) {
                        const file = join("src", folder, `${depth}${all.length}.ts`);
                        const isAllowed = allowed.includes(kind) || dirname(module) === folder;
                        all.push({ folder, file, module, form, isAllowed });
                    }
                }
            }
        }
    }
    return all;
}

/** The module specifier in the file. */
function nameFrom(file: string, module: string): string {
    if (/^(@|node:)/.test(module)) {
        return module;
    }
    const path = relative(dirname(file), join("src", module));
    return path.startsWith(".") ? path : `./${path}`;
}

/** The files in which `npm run check` finds a forbidden import. */
async function filesWithForbiddenImports(folder: string): Promise<Set<string>> {
    const run = promisify(execFile)(biome, ["lint", "--reporter=github", "--max-diagnostics=none", "src"], {
        cwd: folder,
        maxBuffer: 64 * 1024 * 1024,
    });
    const { stdout } = await run.catch((error: { stdout: string }) => error);
    const found = [...stdout.matchAll(/title=lint\/style\/noRestrictedImports,file=([^,]+)/g)];
    return new Set(found.map(([, file]) => relative(folder, String(file))));
}

describe("the import rules in biome.json", function () {
    this.timeout(120_000);

    const all = plants();
    let folder: string;
    let found: Set<string>;

    before(async () => {
        folder = await realpath(await mkdtemp(join(tmpdir(), "walls-")));
        for (const name of ["biome.json", ".gitignore"]) {
            await copyFile(join(root, name), join(folder, name));
        }
        for (const { file, module, form } of all) {
            await mkdir(join(folder, dirname(file)), { recursive: true });
            await writeFile(join(folder, file), FORMS[form]?.(nameFrom(file, module)) ?? "");
        }
        found = await filesWithForbiddenImports(folder);
    });

    after(() => rm(folder, { recursive: true, force: true }));

    for (const name of Object.keys(ALLOWED)) {
        it(`reject every forbidden import in src/${name}, at any depth`, () => {
            const missed = all.filter((plant) => plant.folder === name && !plant.isAllowed && !found.has(plant.file));
            assert.deepEqual(missed, []);
        });

        it(`accept every allowed import in src/${name}, at any depth`, () => {
            const refused = all.filter((plant) => plant.folder === name && plant.isAllowed && found.has(plant.file));
            assert.deepEqual(refused, []);
        });
    }
});

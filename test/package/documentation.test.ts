import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { repository } from "../engine/support/installation";

/** The pages of this repository by their paths in it. */
const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
    cwd: repository,
    encoding: "utf8",
})
    .split("\n")
    .filter((path) => path !== "" && existsSync(join(repository, path)));

const textOf = (page: string) => readFileSync(join(repository, page), "utf8");

describe("the documentation", function () {
    this.timeout(60_000);

    it("links only to pages, files and headings that exist", () => {
        const broken = pages.flatMap((page) => linksIn(textOf(page)).filter((link) => !targetExists(page, link)));
        assert.deepEqual(broken, []);
    });

    it("has only TypeScript programs that compile", () => {
        const programs = pages.flatMap((page) => programsIn(textOf(page)).map((text, at) => ({ page, at, text })));
        assert.ok(programs.length >= 5);
        assert.deepEqual(compile(programs.map(({ page, at, text }) => [`${page}.${at}.ts`, text])), []);
    });

    it("links from the README to every page of docs, directly or not", () => {
        const reached = new Set(["README.md"]);
        for (const page of reached) {
            for (const link of linksIn(textOf(page))) {
                const path = relative(repository, join(repository, dirname(page), link.split("#")[0] ?? ""));
                const isFolder = existsSync(join(repository, path)) && statSync(join(repository, path)).isDirectory();
                for (const found of pages.filter((each) => each === path || (isFolder && dirname(each) === path))) {
                    reached.add(found);
                }
            }
        }
        const unlinked = pages.filter((page) => page.startsWith("docs/") && !reached.has(page));
        assert.deepEqual(unlinked, []);
    });
});

describe("CONTRIBUTING", () => {
    const contributing = textOf("CONTRIBUTING.md");

    it("lists every script of package.json", () => {
        const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
        const commands = Object.keys(scripts).map((name) => (name === "test" ? "npm test" : `npm run ${name}`));
        const missing = commands.filter((command) => !new RegExp(`\`${command}( |\`)`).test(contributing));
        assert.deepEqual(missing, ["npm run prepack"]);
        assert.match(contributing, /`prepack`/);
    });

    it("lists every folder of the repository and of src", () => {
        const files = execFileSync("git", ["ls-files"], { cwd: repository, encoding: "utf8" }).split("\n");
        const folders = files.flatMap((path) => {
            const parents = path.split("/").slice(0, -1);
            const depth = parents[0] === "src" ? 2 : 1;
            return parents.slice(0, depth).map((_, index) => parents.slice(0, index + 1).join("/"));
        });
        const missing = [...new Set(folders)].filter(
            (folder) => folder !== "src" && !contributing.includes(`\`${folder}\``),
        );
        assert.deepEqual(missing, []);
    });
});

/** Relative links, `PATH#HEADING`. */
function linksIn(text: string): string[] {
    const prose = text.replaceAll(/^```[\s\S]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "code");
    return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = ""]) => link)
        .filter((link) => !/^[a-z]+:/.test(link));
}

function targetExists(page: string, link: string): boolean {
    const [path = "", heading] = link.split("#");
    const target = path === "" ? join(repository, page) : join(repository, dirname(page), path);
    if (!existsSync(target)) {
        return false;
    }
    return heading === undefined || headingsIn(readFileSync(target, "utf8")).includes(heading);
}

/** The anchors of a page: those that GitHub makes for its headings, and its own. */
function headingsIn(text: string): string[] {
    const headings = [...text.matchAll(/^#+ +(.+)$/gm)].map(([, heading = ""]) =>
        heading
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
            .replaceAll(" ", "-"),
    );
    return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id)];
}

function programsIn(text: string): string[] {
    return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)]
        .map(([, program = ""]) => program)
        .filter((program) => program.includes("import "));
}

/** The compiler's errors for programs as users write them, each in its own module. */
function compile(programs: [name: string, text: string][]): string[] {
    const files = new Map(
        programs.map(([name, text]) => [join(repository, name.replaceAll("/", "-")), `${text}export {};\n`]),
    );
    const options: ts.CompilerOptions = {
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2022,
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: ["node"],
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile } = host;
    host.fileExists = (path) => files.has(path) || fileExists(path);
    host.readFile = (path) => files.get(path) ?? readFile(path);
    host.getSourceFile = (path, ...rest) => {
        const text = files.get(path);
        return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, rest[0]);
    };
    const program = ts.createProgram([...files.keys()], options, host);
    return ts
        .getPreEmitDiagnostics(program)
        .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

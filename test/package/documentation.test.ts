import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { repository } from "../engine/support/installation";

/** The files of this repository by their paths in it, without those that Git ignores. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: repository,
    encoding: "utf8",
})
    .split("\n")
    .filter((path) => path !== "" && existsSync(join(repository, path)));

const pages = files.filter((path) => path.endsWith(".md"));

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
                const path = pathOf(page, link);
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

/** A link to a page of this repository by its address on GitHub, as the pages for Pulumi's registry have it. */
const addressOnGitHub = /^https:\/\/github\.com\/OWNER\/REPOSITORY\/blob\/main\//;

/** Links to files of this repository: relative ones, `PATH#HEADING`, and `/PATH#HEADING` for {@link addressOnGitHub}. */
function linksIn(text: string): string[] {
    const prose = withoutCodeBlocks(text).replaceAll(/`[^`\n]*`/g, "code");
    const inMarkdown = [...prose.matchAll(/\]\(<?([^)\s>]+)[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm)];
    const inHtml = [...prose.matchAll(/<(?:a|img)\s[^>]*?(?:href|src)="([^"]+)"/g)];
    return [...inMarkdown, ...inHtml]
        .map(([, link = "", reference = link]) => reference.replace(addressOnGitHub, "/"))
        .filter((link) => !/^[a-z]+:/.test(link));
}

function withoutCodeBlocks(text: string): string {
    return text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
}

/** The path in the repository of a link on a page. */
function pathOf(page: string, link: string): string {
    const [path = ""] = link.split("#");
    if (path === "") {
        return page;
    }
    return path.startsWith("/") ? path.slice(1) : relative(repository, join(repository, dirname(page), path));
}

function targetExists(page: string, link: string): boolean {
    const [, heading] = link.split("#");
    const target = pathOf(page, link);
    if (!files.some((file) => file === target || file.startsWith(`${target.replace(/\/$/, "")}/`))) {
        return false;
    }
    return heading === undefined || headingsIn(textOf(target)).includes(heading);
}

/** The anchors of a page: those that GitHub makes for its headings, and its own. A repeated heading has a number. */
function headingsIn(text: string): string[] {
    const names = [...withoutCodeBlocks(text).matchAll(/^#+ +(.+)$/gm)].map(([, heading = ""]) =>
        heading
            .toLowerCase()
            .replaceAll(/\]\([^)]*\)/g, "")
            .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
            .replaceAll(" ", "-"),
    );
    const headings = names.map((name, index) => {
        const earlier = names.slice(0, index).filter((each) => each === name).length;
        return earlier === 0 ? name : `${name}-${earlier}`;
    });
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

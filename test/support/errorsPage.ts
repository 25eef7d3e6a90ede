import { readFileSync } from "node:fs";
import { join } from "node:path";

const lines = readFileSync(join(__dirname, "../../docs/errors.md"), "utf8").split("\n");

/** docs/errors.md in one line. */
export const page = oneLine(lines.map((line) => line.replace(/^> ?/, "")).join(" "));

/** The messages that the page quotes, each in one line. */
export const quotes: readonly string[] = lines
    .map((line) => (line.startsWith(">") ? line.replace(/^> ?/, "") : "\n"))
    .join(" ")
    .split("\n")
    .map(oneLine)
    .filter((quote) => quote !== "");

/** The lines of the page's code blocks: the messages of Pulumi itself. */
export const codeBlockLines: readonly string[] = lines
    .join("\n")
    .split(/^```(?:text)?$/m)
    .filter((_, index) => index % 2 === 1)
    .flatMap((block) => block.trim().split("\n"));

/** The rows of the table under a heading, without their first cell, by the code in that cell. */
export function tableUnder(heading: string): Map<string, string[]> {
    const section = lines.slice(lines.findIndex((line) => line.endsWith(`# ${heading}`)) + 1);
    const end = section.findIndex((line) => line.startsWith("#"));
    const rows = section.slice(0, end).filter((line) => line.startsWith("| `"));
    const table = new Map<string, string[]>();
    for (const row of rows) {
        const [first = "", ...others] = row.split("|").slice(1, -1).map(oneLine);
        for (const [, name = ""] of first.matchAll(/`([^`]+)`/g)) {
            table.set(name, others);
        }
    }
    return table;
}

/** Collapses white space, as a browser does. */
export function oneLine(text: string): string {
    return text.replace(/\s+/g, " ").trim();
}

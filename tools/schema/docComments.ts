import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const sources = join(__dirname, "../../src");

/** A member of an interface: its doc comment in one line, whether it is optional, and its type as TypeScript. */
export interface Member {
    doc: string;
    optional: boolean;
    type: string;
}

/** Returns the doc comment of a class or a function, line by line, without its tags. */
export function docOf(file: string, name: string): string {
    const [found] = sourceOf(file).statements.filter(
        (node) => (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name?.text === name,
    );
    if (found === undefined) {
        throw new Error(`src/${file}.ts declares no ${name}.`);
    }
    const [doc] = ts.getJSDocCommentsAndTags(found).filter(ts.isJSDoc);
    return ts.getTextOfJSDocComment(doc?.comment) ?? "";
}

/** Returns the members of an interface in a source file, by name. */
export function membersOf(file: string, name: string): Record<string, Member> {
    const source = sourceOf(file);
    const found = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
    if (found === undefined || !ts.isInterfaceDeclaration(found)) {
        throw new Error(`src/${file}.ts declares no interface ${name}.`);
    }
    const members = found.members.filter(ts.isPropertySignature).map((member) => {
        const doc = ts
            .getJSDocCommentsAndTags(member)
            .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
            .join(" ");
        const type = member.type?.getText(source) ?? "";
        const optional = member.questionToken !== undefined || /\| undefined>?$/.test(type);
        return [member.name.getText(source), { doc: doc.replace(/\s+/g, " "), optional, type }];
    });
    return Object.fromEntries(members);
}

function sourceOf(file: string): ts.SourceFile {
    const path = join(sources, `${file}.ts`);
    return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
}

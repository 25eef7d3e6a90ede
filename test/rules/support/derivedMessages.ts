import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { placeholder, some } from "./placeholders";

const source = join(__dirname, "../../../src");

/** Makes a message from arguments of any type. */
type MessageFunction = (...args: never[]) => string;

/**
 * Returns every message that a file `messages.ts` or `…Messages.ts` of the source exports, made with placeholders. Each
 * function is called once without its optional parameters and once with them. A new message needs no entry here.
 *
 * @param excluded functions to skip.
 */
export function derivedMessages(excluded: ReadonlySet<unknown>): string[] {
    return readdirSync(source, { recursive: true })
        .map((file) => join(source, String(file)))
        .filter((file) => /[\\/](messages|\w+Messages)\.ts$/.test(file))
        .flatMap((file) => messagesOf(file, excluded));
}

function messagesOf(file: string, excluded: ReadonlySet<unknown>): string[] {
    const exported: Readonly<Record<string, string | MessageFunction>> = require(file);
    const parameters = parametersIn(file);
    return Object.entries(exported)
        .filter(([name]) => /(Message|_MESSAGE)$/.test(name))
        .flatMap(([name, message]) => {
            if (typeof message === "string") {
                return [message];
            }
            return excluded.has(message) ? [] : calls(parameters.get(name) ?? []).map((args) => message(...args));
        })
        .map((message) => message.replaceAll("NaN", some));
}

/** Returns the arguments of a call without the optional parameters, and of a call with all parameters. */
function calls(parameters: readonly ts.ParameterDeclaration[]): never[][] {
    const argumentsFor = (chosen: readonly ts.ParameterDeclaration[]) =>
        chosen.map(
            (parameter) => placeholder(parameter.name.getText(), parameter.type?.getText() ?? "string") as never,
        );
    const required = parameters.filter(({ questionToken, initializer }) => !questionToken && !initializer);
    const isOptional = required.length < parameters.length;
    return isOptional ? [argumentsFor(required), argumentsFor(parameters)] : [argumentsFor(parameters)];
}

/** Returns the parameters of the functions in a file, by the function's name. */
function parametersIn(file: string): Map<string, readonly ts.ParameterDeclaration[]> {
    const { statements } = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    const functions = statements.filter(ts.isFunctionDeclaration);
    return new Map(functions.map(({ name, parameters }) => [name?.text ?? "", parameters]));
}

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { adviceFor } from "../../src/aws/errors/advice";
import { classifyError, type ErrorKind } from "../../src/aws/errors/classifyError";
import { ADVICE_BY_REASON, ERROR_TABLE } from "../../src/aws/errors/errorTable";
import { messages } from "../rules/support/messages";
import { oneLine, page, quotes, tableUnder } from "../support/errorsPage";

const source = join(__dirname, "../../src");

/** Strings of the source in the form of a message that no user sees. */
const notShown = ["there is no engine", "The body did not end in time.", "The body is too large."];

/** The cell in the column "Retried?" for each kind of error. */
const retriedByKind: Record<ErrorKind, string> = {
    throttled: "Yes, at AWS's rates, as long as AWS accepts other calls",
    conflict: "Yes",
    outcomeUnknown: "Yes. The package first looks up a decline, because AWS may have executed it",
    expired: "Once, with new credentials",
    nonRetryable: "No",
};

/** The errors of DeclineHandshake: https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeclineHandshake.html */
const errorsOfDecline = [
    "AccessDeniedException",
    "ConcurrentModificationException",
    "HandshakeAlreadyInStateException",
    "HandshakeNotFoundException",
    "InvalidHandshakeTransitionException",
    "InvalidInputException",
    "ServiceException",
    "TooManyRequestsException",
];

/** An error of the SDK: with AWS's name, with the system's code, or for a response that is not AWS's. */
function thrown(code: string): Error {
    const status = /^HTTP (\d+)/.exec(code)?.[1];
    if (status !== undefined) {
        return Object.assign(new Error("…"), { $metadata: { httpStatusCode: Number(status.padEnd(3, "03")) } });
    }
    const isOfSystem = /^[A-Z_]+$/.test(code);
    return Object.assign(new Error("…"), isOfSystem ? { code } : { name: code, $fault: "client" });
}

/** The parts of the source's strings that have at least two words, like a message. */
function stringsIn(path: string): string[] {
    const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node)) {
            texts.push(node.text);
        }
        ts.forEachChild(node, visit);
    };
    visit(file);
    return texts.filter((text) => /[a-z'] [a-z]/i.test(text)).map(oneLine);
}

describe("docs/errors.md", () => {
    it("quotes every message word for word, and no other", async () => {
        const made = new Set((await messages()).map(oneLine));
        const quoted = new Set(quotes);
        assert.deepEqual(
            {
                notQuoted: [...made].filter((message) => !quoted.has(message)),
                notMade: [...quoted].filter((quote) => !made.has(quote)),
            },
            { notQuoted: [], notMade: [] },
        );
    });

    it("contains every string of the source that looks like a message", () => {
        const files = readdirSync(source, { recursive: true }).map((file) => join(source, String(file)));
        const missing = files
            .filter((file) => file.endsWith(".ts"))
            .flatMap((file) => stringsIn(file).map((text) => ({ file: file.slice(source.length + 1), text })))
            .filter(({ text }) => !page.includes(text) && !notShown.includes(text));
        assert.deepEqual(missing, []);
    });

    const errors = tableUnder("AWS errors");

    it("lists the errors of DeclineHandshake and every error with advice", () => {
        const unlisted = [...errorsOfDecline, ...Object.keys(ERROR_TABLE)].filter((code) => !errors.has(code));
        assert.deepEqual(unlisted, []);
    });

    for (const [code, [retried = "", advice]] of errors) {
        it(`says for ${code} what the package does and advises`, () => {
            const fault = classifyError(thrown(code));
            assert.equal(advice, adviceFor("DeclineHandshake", fault, "aws"));
            const [does] = retried.split(/(?<=^No)[:.]/);
            assert.equal(does, retriedByKind[fault.kind]);
            assert.equal(advice === errors.get("…")?.[1], code === "…", "an error without advice is not listed");
        });
    }

    it("explains exactly the reasons of an InvalidInputException that have advice", () => {
        const reasons = tableUnder("Reasons of an InvalidInputException");
        assert.deepEqual([...reasons.keys()].sort(), [...Object.keys(ADVICE_BY_REASON), "…"].sort());
        for (const [reason, [advice]] of reasons) {
            const fault = classifyError(Object.assign(thrown("InvalidInputException"), { Reason: reason }));
            assert.equal(advice, adviceFor("DeclineHandshake", fault, "aws"));
        }
    });

    it("does not send a caller that may not list accounts to the account that received a handshake", () => {
        const [, advice = ""] = page.match(/For ListAccounts, [^"]* denied call is: "(.*?)"/) ?? [];
        const denied = classifyError(thrown("AccessDeniedException"));
        for (const operation of ["ListAccounts", "ListAccountsForParent", "ListOrganizationalUnitsForParent"]) {
            assert.equal(advice.replace("ListAccounts", operation), adviceFor(operation, denied, "aws"));
        }
    });

    it("says what to do about each denied call to STS", () => {
        const calls = tableUnder("Errors of STS");
        assert.deepEqual([...calls.keys()].sort(), ["AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"]);
        for (const [operation, [advice]] of calls) {
            assert.equal(advice, adviceFor(operation, classifyError(thrown("AccessDenied")), "aws"));
        }
    });
});

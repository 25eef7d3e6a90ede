import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const examples = join(__dirname, "../../examples");

interface Result {
    code: number;
    output: string;
}

describe("The scripts of the examples", () => {
    let folder: string;

    beforeEach(async () => {
        folder = await mkdtemp(join(tmpdir(), "handshakes-"));
    });

    afterEach(async () => {
        await rm(folder, { recursive: true });
    });

    /** Writes a command that the script finds first. */
    const command = (name: string, script: string) =>
        writeFile(join(folder, name), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 });

    const run = (script: string[], more: Record<string, string> = {}) =>
        new Promise<Result>((resolve) => {
            const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, ...more };
            execFile("bash", script, { cwd: folder, env }, (error, stdout, stderr) =>
                resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
            );
        });

    describe("drift-check.sh", () => {
        const transfers = (error: string) =>
            `    warning: Could not list the billing transfers of organization o-ourownorgid: The call failed: ${error}.`;
        const drift = "error: no changes were expected by the engine but changes were proposed";
        const update = "warning: A new version of Pulumi is available. To upgrade, see the website.";
        const rows: [what: string, said: string, pulumiCode: number, code: number, isPrinted: boolean][] = [
            ["AWS matches", "Resources:\n    2 unchanged", 0, 0, false],
            ["AWS matches, and Pulumi has a newer version", update, 0, 0, false],
            ["AWS matches, and there is a warning", "    warning: A billing transfer is in force.", 0, 0, true],
            ["AWS denies the list of transfers", transfers("AccessDeniedException"), 0, 0, true],
            ["the list of transfers fails", transfers("HTTP 500"), 0, 2, true],
            ["the list of transfers is throttled", `${update}\n${transfers("TooManyRequestsException")}`, 0, 2, true],
            ["something has drifted", `+ unwanted\n${drift}`, 255, 1, true],
            ["a guard could not look", `warning: Could not list the handshakes\n${drift}`, 255, 2, true],
            ["Pulumi fails", "error: no stack named 'prod' found", 255, 2, true],
        ];
        for (const [what, said, pulumiCode, code, isPrinted] of rows) {
            it(`exits with ${code} and prints ${isPrinted ? "the output" : "nothing"} if ${what}`, async () => {
                await copyFile(join(examples, "drift-check/drift-check.sh"), join(folder, "drift-check.sh"));
                await command("pulumi", `cat <<'END'\n${said}\nEND\nexit ${pulumiCode}`);
                const result = await run([join(folder, "drift-check.sh"), "--stack", "prod"]);
                assert.deepEqual(result, { code, output: isPrinted ? `${said}\n` : "" });
            });
        }
    });

    for (const [file, output] of [
        ["drift-check/.github/workflows/drift.yml", "drift.txt"],
        ["guard-organization/.github/workflows/guard.yml", "up.txt"],
    ] as const) {
        describe(file, () => {
            const workflow = () => readFile(join(examples, file), "utf8");

            /** The condition and the script of the last step. */
            const lastStep = async () => {
                const [, condition = "", indented = ""] =
                    (await workflow()).match(/ {8}if: (.*)\n(?: {8}#.*\n)* {8}run: \|\n((?: {10}.*\n)+) {8}env:/) ?? [];
                return { condition, script: indented.replaceAll(/^ {10}/gm, "") };
            };

            /** The body of the issue that the last step opens or comments on, and the call. */
            const opened = async (openIssue = "", stack = "o/p/prod") => {
                const { script } = await lastStep();
                await command(
                    "gh",
                    `if [ "$2" = list ]; then echo "${openIssue}"; else echo "$@" >> calls.txt; cp body.md sent.md; fi`,
                );
                const result = await run(["-e", "-c", script], {
                    TITLE: "A title",
                    STACK: stack,
                    GITHUB_SERVER_URL: "https://github.com",
                    GITHUB_REPOSITORY: "o/p",
                    GITHUB_RUN_ID: "7",
                });
                assert.equal(result.code, 0, result.output);
                return {
                    calls: await readFile(join(folder, "calls.txt"), "utf8"),
                    body: await readFile(join(folder, "sent.md"), "utf8"),
                };
            };

            it("opens an issue whichever step fails, and if the time runs out", async () => {
                assert.equal((await lastStep()).condition, "failure() || cancelled()");
                const [ofJob = 0, ofStep = 0] = [...(await workflow()).matchAll(/timeout-minutes: (\d+)/g)].map(
                    ([, minutes]) => Number(minutes),
                );
                assert.ok(ofStep > 0 && ofStep < ofJob, "the last step has time left");
            });

            it("shows the output as it is, after a blank line", async () => {
                await writeFile(join(folder, output), "# not a title\n- not an item\n");
                const { calls, body } = await opened();
                assert.match(calls, /^issue create --title A title --body-file body\.md\n$/);
                const [header = "", blank, ...lines] = body.split("\n");
                assert.match(header, /^`pulumi .*` of o\/p\/prod \(https:\/\/github\.com\/o\/p\/actions\/runs\/7\):$/);
                assert.equal(blank, "");
                assert.deepEqual(lines, ["    # not a title", "    - not an item", ""]);
            });

            it("comments on the open issue, and says so if there is no output", async () => {
                const { calls, body } = await opened("12");
                assert.match(calls, /^issue comment 12 --body-file body\.md\n$/);
                assert.match(body, /:\n\n {4}No output: an earlier step failed, or the run was canceled\. .*\n$/);
            });

            it("never exceeds GitHub's limit, wherever that cuts the output", async () => {
                const notUtf8 = Buffer.alloc(9_000, 0xc3);
                await writeFile(join(folder, output), Buffer.concat([Buffer.from("é\n".repeat(9_500)), notUtf8]));
                // One of the names puts the cut into a character.
                for (let length = 1; length <= 7; length++) {
                    const { body } = await opened("", "x".repeat(length));
                    assert.ok(Buffer.byteLength(body) <= 60_000 && body.length > 10_000);
                }
            });
        });
    }
});

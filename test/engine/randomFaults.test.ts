import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault, Sandbox } from "../../sandbox";
import { withSandbox } from "../support/withSandbox";
import { declineProgram } from "./support/programs";
import { TestStack } from "./support/stack";

/** Temporary faults. */
const faults: Fault[] = [
    { error: "ConcurrentModificationException" },
    { error: "ServiceException", status: 500 },
    { lostResponse: "before" },
    { lostResponse: "after" },
    { truncated: true },
    { body: "<html>bad gateway</html>", status: 502 },
    { body: "<html>welcome</html>", status: 200 },
    { delay: 50 },
];

/** After the first throttled call, one call per second is sent. So only the last handshakes get this fault. */
const throttling: Fault = { throttle: true };

const secretKey = "planted-secret-key";
const planted = ["planted-recipient@example.com", "planted-sender@example.com", "planted note", "planted name"];

describe("pulumi up of 60 handshakes with random faults", function () {
    this.timeout(300_000);

    const sandbox = withSandbox({ latencyMs: 5 }, "all tests");

    it("declines all, sends no needless decline, and shows and stores no secret", async () => {
        const ids = Array.from({ length: 60 }, (_, index) => `h-mixed${String(index).padStart(6, "0")}`);
        for (const id of ids) {
            sandbox.invite({ id, overrides: secretive(id) });
        }
        const random = generator(20261123);
        for (const [index, id] of ids.entries()) {
            const possible = index < 50 ? faults : [throttling, ...faults];
            for (const operation of ["DeclineHandshake", "DescribeHandshake"]) {
                const fault = possible[Math.floor(random() * possible.length * 2)];
                if (fault !== undefined) {
                    sandbox.faults.add({ operation, handshakeId: id, fault });
                }
            }
        }
        const stack = await TestStack.create(
            { "index.js": declineProgram(...ids) },
            { ...sandbox.environment(), AWS_SECRET_ACCESS_KEY: secretKey },
        );
        const up = await stack.up();
        assert.equal(up.code, 0, up.output);
        for (const id of ids) {
            assert.equal(sandbox.handshake(id)?.State, "DECLINED", id);
        }
        assert.deepEqual(declinesOfSettled(sandbox), []);
        const refresh = await stack.refresh("--expect-no-changes");
        assert.equal(refresh.code, 0, refresh.output);

        sandbox.faults.add({
            operation: "DescribeHandshake",
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDeniedException", message: `not you, ${planted[0]}` },
        });
        const denied = await stack.refresh("--expect-no-changes");
        assert.notEqual(denied.code, 0);
        assert.match(denied.output, /Could not read handshake/);
        const seen =
            up.output + refresh.output + denied.output + (await everythingIn(join(stack.folder, ".pulumi-test")));
        for (const secret of [...planted, secretKey]) {
            assert.equal(seen.includes(secret), false, secret);
        }
    });
});

/** The secrets that only the handshake may contain. */
function secretive(id: string) {
    const [recipient, sender, note, name] = planted as [string, string, string, string];
    return {
        Id: id,
        Parties: [
            { Id: recipient, Type: "EMAIL" },
            { Id: "o-exampleorgid", Type: "ORGANIZATION" },
        ],
        Resources: [
            {
                Type: "ORGANIZATION",
                Value: "o-exampleorgid",
                Resources: [
                    { Type: "MANAGEMENT_EMAIL", Value: sender },
                    { Type: "MANAGEMENT_NAME", Value: name },
                ],
            },
            { Type: "NOTES", Value: note },
        ],
    };
}

/** The declines of handshakes that AWS had already declined. */
function declinesOfSettled(sandbox: Sandbox): string[] {
    const carriedOut = new Set<string>();
    const wrong: string[] = [];
    for (const { operation, handshakeId = "", status, fault } of sandbox.requests) {
        if (operation !== "DeclineHandshake") {
            continue;
        }
        if (carriedOut.has(handshakeId)) {
            wrong.push(handshakeId);
        }
        if (status === 200 ? !fault?.startsWith("body") : fault === "lostResponse after" || fault === "truncated") {
            carriedOut.add(handshakeId);
        }
    }
    return wrong;
}

async function everythingIn(folder: string): Promise<string> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const texts = files.map((file) => readFile(join(file.parentPath, file.name), "utf8"));
    return (await Promise.all(texts)).join("\n");
}

/** Pseudorandom numbers in [0, 1). The same seed gives the same sequence. */
function generator(seed: number): () => number {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}

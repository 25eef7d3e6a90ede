import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withSandbox } from "../support/withSandbox";
import { freeze, type Process, processesWith, signal } from "./support/processes";
import { declineProgram } from "./support/programs";
import { TestStack } from "./support/stack";

/** After any interruption, the next update declines the handshakes. Nobody edits the state. */
describe("an interrupted pulumi up", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    it("looks up lost responses, declines each handshake once, and makes no call at the next update", async () => {
        const faults = {
            "h-lostafterdone": { lostResponse: "after" },
            "h-lostbeforedone": { lostResponse: "before" },
            "h-truncated": { truncated: true },
            "h-htmlbyproxy": { body: "<html><body>502 Bad Gateway</body></html>" },
        } as const;
        for (const [handshakeId, fault] of Object.entries(faults)) {
            sandbox.invite({ id: handshakeId });
            sandbox.faults.add({ operation: "DeclineHandshake", handshakeId, fault });
        }
        sandbox.invite({ id: "h-twicedeclared" });
        // Long enough for concurrent calls of the two.
        sandbox.latencyMs = 100;
        const twice = ["one", "two"].map(
            (name) => `new ReceivedHandshake("${name}", { handshakeId: "h-twicedeclared", desiredState: "declined" });`,
        );
        const program = [declineProgram(...Object.keys(faults)), ...twice].join("\n");
        const stack = await TestStack.create({ "index.js": program }, sandbox.environment());

        await stack.succeed("up", "--yes", "--skip-preview");
        const states = (await stack.resources()).map(({ outputs }) => outputs.state);
        assert.deepEqual(states, Array(6).fill("DECLINED"));
        const callsFor = (id: string) =>
            sandbox.requests.filter(({ handshakeId }) => handshakeId === id).map(({ operation }) => operation);
        assert.deepEqual(callsFor("h-lostafterdone"), ["DeclineHandshake", "DescribeHandshake"]);
        assert.deepEqual(callsFor("h-truncated"), ["DeclineHandshake", "DescribeHandshake"]);
        const again = ["DeclineHandshake", "DescribeHandshake", "DeclineHandshake"];
        assert.deepEqual(callsFor("h-lostbeforedone"), again);
        assert.deepEqual(callsFor("h-htmlbyproxy"), again);
        const carriedOut = sandbox.requests.filter(
            ({ handshakeId, operation, status }) =>
                handshakeId === "h-twicedeclared" && operation === "DeclineHandshake" && status === 200,
        );
        assert.equal(carriedOut.length, 1);

        sandbox.clearRequests();
        await stack.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
        assert.deepEqual(sandbox.calls(), []);
    });

    describe("with twenty handshakes", () => {
        const ids = Array.from({ length: 20 }, (_, index) => `h-handshake${String(index + 1).padStart(2, "0")}`);

        let stack: TestStack;

        beforeEach(async function () {
            if (process.platform !== "linux") {
                console.log("      finds the processes by /proc, which only Linux has");
                this.skip();
            }
            for (const id of ids) {
                sandbox.invite({ id });
            }
            sandbox.latencyMs = 100;
            stack = await TestStack.create({ "index.js": declineProgram(...ids) }, sandbox.environment());
        });

        /** The processes that the engine started for this stack. */
        const started = () => processesWith(`PULUMI_HOME=${join(stack.folder, ".pulumi-test", "home")}`);

        /** The engine replaces the state's file atomically, but truncates and rewrites the file with its attributes. */
        const stateIsWhole = async () => {
            const file = join(stack.folder, ".pulumi-test/state/.pulumi/stacks/test/test.json");
            return (await isWhole(file)) && (await isWhole(`${file}.attrs`));
        };

        /**
         * Runs an update and kills some of its processes after the given number of declines, at a moment at which the
         * engine is not writing its state, because it does not write the state atomically.
         */
        async function upKilledAt(declines: number, victims: (all: Process[]) => Process[]): Promise<void> {
            const engine = stack.start("up", "--yes", "--skip-preview");
            const ended = once(engine, "close");
            engine.stdout.resume();
            engine.stderr.resume();
            const pid = engine.pid ?? 0;
            while (sandbox.calls("DeclineHandshake").length < declines) {
                assert.equal(engine.exitCode, null, "the up ended before its moment came");
                await sleep(1);
            }
            for (;;) {
                assert(await freeze(pid), "the up ended before its moment came");
                if (await stateIsWhole()) {
                    break;
                }
                signal(pid, "SIGCONT");
                await sleep(1);
            }
            const killed = victims(await started());
            for (const { pid } of killed) {
                signal(pid, "SIGKILL");
            }
            assert(killed.length > 0);
            signal(pid, "SIGCONT");
            const [code] = await ended;
            assert.notEqual(code, 0);
        }

        /** The next update declines the rest, and makes no call for handshakes in the state. */
        async function assertNextUpCompletes(): Promise<void> {
            await assertNoProcessIsLeft();
            const known = (await stack.resources()).map(({ id }) => id);
            sandbox.clearRequests();
            await stack.succeed("up", "--yes", "--skip-preview");
            for (const id of known) {
                assert(!sandbox.calls().some((call) => call.endsWith(id)), `${id} was in the state already`);
            }
            assert.deepEqual(
                sandbox.handshakes.map(({ State }) => State),
                ids.map(() => "DECLINED"),
            );
            const resources = await stack.resources();
            assert.deepEqual(resources.map(({ id }) => id).sort(), ids);
            assert(resources.every(({ outputs }) => outputs.state === "DECLINED" && outputs.parties !== undefined));
            await assertNoProcessIsLeft();
        }

        async function assertNoProcessIsLeft(): Promise<void> {
            let remaining = await started();
            for (let tries = 0; remaining.length > 0 && tries < 50; tries++) {
                await sleep(100);
                remaining = await started();
            }
            assert.deepEqual(remaining, []);
        }

        for (const declines of [1, 10, 20]) {
            it(`is completed after pulumi cancel by the next update, if all processes are killed at decline ${declines}`, async () => {
                await upKilledAt(declines, (all) => {
                    assert(all.some(isPlugin), "the plugin is among them");
                    return all;
                });
                await stack.succeed("cancel", "--yes");
                await assertNextUpCompletes();
            });
        }

        it("leaves the engine's warning of interrupted creates, which a refresh removes on request", async () => {
            await upKilledAt(5, (all) => all);
            await stack.succeed("cancel", "--yes");
            await assertNextUpCompletes();
            sandbox.clearRequests();
            await stack.succeed("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
            assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
            assert.equal(JSON.parse(await stack.stored()).deployment.pending_operations, undefined);
            const { code, output } = await stack.run("preview", "--expect-no-changes");
            assert.equal(code, 0, output);
            assert.doesNotMatch(output, /pending|warning/i);
        });

        for (const declines of [1, 12]) {
            it(`is completed by the next update, if the plugin is killed at decline ${declines}`, async () => {
                await upKilledAt(declines, (all) => all.filter(isPlugin));
                await assertNextUpCompletes();
            });
        }
    });
});

/** Whether a process is Pulumi's plugin for dynamic resources. */
function isPlugin({ commandLine }: Process): boolean {
    return /node.*dynamic-provider/.test(commandLine);
}

/** Whether a file is a whole JSON document. */
async function isWhole(file: string): Promise<boolean> {
    try {
        JSON.parse(await readFile(file, "utf8"));
        return true;
    } catch {
        return false;
    }
}

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withSandbox } from "../support/withSandbox";
import { freeze, type Process, processesWith, signal } from "./support/processes";
import { declining } from "./support/programs";
import { TestStack } from "./support/stack";

/** Whatever goes wrong half-way, the next up ends in DECLINED and nobody touches the state by hand. */
describe("on the real engine, an up that goes wrong half-way", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    it("ends in DECLINED where answers are lost and where two resources are one handshake, looking before it repeats a call; a repeated up calls nothing", async () => {
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
        // Long enough for the two to collide.
        sandbox.latencyMs = 100;
        const twice = ["one", "two"].map(
            (name) => `new ReceivedHandshake("${name}", { handshakeId: "h-twicedeclared", desiredState: "declined" });`,
        );
        const program = [declining(...Object.keys(faults)), ...twice].join("\n");
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
            stack = await TestStack.create({ "index.js": declining(...ids) }, sandbox.environment());
        });

        /** What the engine has started for this stack. */
        const started = () => processesWith(`PULUMI_HOME=${join(stack.folder, ".pulumi-test", "home")}`);

        /** The state's file is replaced at once, but the one with its attributes is emptied and written anew. */
        const stateIsWhole = async () => {
            const file = join(stack.folder, ".pulumi-test/state/.pulumi/stacks/test/test.json");
            return (await isWhole(file)) && (await isWhole(`${file}.attrs`));
        };

        /**
         * Runs an up and kills some of its processes when AWS has been asked for the given number of declines, at a
         * moment at which the engine isn't writing its state, which it doesn't do atomically.
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

        /** The next up mends everything, and doesn't touch what the state knows to be done. */
        async function assertNextUpEndsIt(): Promise<void> {
            await assertNothingIsLeft();
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
            await assertNothingIsLeft();
        }

        async function assertNothingIsLeft(): Promise<void> {
            let left = await started();
            for (let tries = 0; left.length > 0 && tries < 50; tries++) {
                await sleep(100);
                left = await started();
            }
            assert.deepEqual(left, []);
        }

        for (const declines of [1, 10, 20]) {
            it(`by a kill of the engine and of all that it has started at decline ${declines} is ended by the next up, after a cancel`, async () => {
                await upKilledAt(declines, (all) => {
                    assert(all.some(isPlugin), "the plugin is among them");
                    return all;
                });
                await stack.succeed("cancel", "--yes");
                await assertNextUpEndsIt();
            });
        }

        it("leaves the engine's note of interrupted creates, which a refresh takes out on request", async () => {
            await upKilledAt(5, (all) => all);
            await stack.succeed("cancel", "--yes");
            await assertNextUpEndsIt();
            sandbox.clearRequests();
            await stack.succeed("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
            assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
            assert.equal(JSON.parse(await stack.stored()).deployment.pending_operations, undefined);
            const { code, output } = await stack.run("preview", "--expect-no-changes");
            assert.equal(code, 0, output);
            assert.doesNotMatch(output, /pending|warning/i);
        });

        for (const declines of [1, 12]) {
            it(`by a kill of the plugin alone at decline ${declines} is ended by the next up`, async () => {
                await upKilledAt(declines, (all) => all.filter(isPlugin));
                await assertNextUpEndsIt();
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

import assert from "node:assert/strict";
import type { Sandbox } from "../../../sandbox";
import type { TestStack } from "./stack";

/**
 * Runs a stack with one handshake through every step: decline it, find no changes, find it open again, decline it again,
 * destroy the stack. Asserts the calls of each step.
 */
export async function expectWholeLifecycle(stack: TestStack, sandbox: Sandbox, id: string): Promise<void> {
    sandbox.invite({ id });
    const expect = async (args: string[], calls: string[]): Promise<string> => {
        sandbox.clearRequests();
        const output = await stack.succeed(...args);
        assert.deepEqual(sandbox.calls(), calls, output);
        return output;
    };
    await expect(["up", "--yes", "--skip-preview"], [`DeclineHandshake ${id}`]);
    assert.equal(sandbox.handshake(id)?.State, "DECLINED");
    assert.equal(await stack.succeed("stack", "output", "state"), "DECLINED\n");
    await expect(["preview", "--expect-no-changes"], []);
    await expect(["refresh", "--yes", "--skip-preview", "--expect-no-changes"], [`DescribeHandshake ${id}`]);

    sandbox.setState(id, "OPEN");
    const drift = await expect(["refresh", "--yes", "--skip-preview", "--diff"], [`DescribeHandshake ${id}`]);
    assert.match(drift, /~ state +: "DECLINED" => "OPEN"/);
    await expect(["up", "--yes", "--skip-preview"], [`DeclineHandshake ${id}`]);
    assert.equal(sandbox.handshake(id)?.State, "DECLINED");

    const destroyed = await expect(["destroy", "--yes", "--skip-preview"], []);
    assert.match(destroyed, new RegExp(`Handshake ${id} stays DECLINED`));
    assert.deepEqual(await stack.resources(), []);
}

import { Sandbox } from "../sandbox";
import type { Contender, Traces } from "./contender";
import { invite } from "./invitations";
import { type Scenario, targets } from "./scenario";

const latency = 20;

/** What one run came to. */
export interface Measurement extends Traces {
    seconds: number;
    succeeded: boolean;
    /** How many calls there were, by the operation. */
    calls: Readonly<Record<string, number>>;
    throttled: number;
    /** How many handshakes are DECLINED at the end. */
    declined: number;
}

/** Measures one run of a contender, with a sandbox and whatever else it needs made anew. */
export async function measure(contender: Contender, scenario: Scenario): Promise<Measurement> {
    const handshakes = targets(scenario);
    const run = await contender.prepare(scenario, handshakes);
    const sandbox = await Sandbox.start({ latency, rates: scenario.rates });
    try {
        invite(sandbox, handshakes, scenario.operation === "up" ? "OPEN" : "DECLINED");
        const start = performance.now();
        const succeeded = await run.go(sandbox.environment());
        const seconds = (performance.now() - start) / 1000;
        return { seconds, succeeded, ...seenBy(sandbox), ...(await run.traces()) };
    } finally {
        await sandbox.stop();
        await run.remove();
    }
}

function seenBy(sandbox: Sandbox): Pick<Measurement, "calls" | "throttled" | "declined"> {
    const calls: Record<string, number> = {};
    for (const { operation } of sandbox.requests) {
        calls[operation] = (calls[operation] ?? 0) + 1;
    }
    return {
        calls,
        throttled: sandbox.requests.filter(({ throttled }) => throttled).length,
        declined: sandbox.handshakes.filter(({ State }) => State === "DECLINED").length,
    };
}

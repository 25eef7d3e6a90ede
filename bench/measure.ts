import type { LoggedRequest, Sandbox } from "../sandbox";
import type { Contender, Traces } from "./contender";
import { credentials, planOf, startSandbox } from "./plan";
import type { Scenario } from "./scenario";

/** What one run came to. */
export interface Measurement extends Traces {
    seconds: number;
    succeeded: boolean;
    /** How many calls there were, by the operation. */
    calls: Readonly<Record<string, number>>;
    throttled: number;
    /** How many handshakes are DECLINED at the end. */
    declined: number;
    /** How many accounts had their handshakes listed. */
    listedAccounts: number;
    /** How often the account that was listed most had its handshakes listed. */
    listsOfOneAccount: number;
}

/** Measures one run of a contender, with a sandbox and whatever else it needs made anew. */
export async function measure(contender: Contender, scenario: Scenario): Promise<Measurement> {
    const run = await contender.prepare(scenario, planOf(scenario));
    const sandbox = await startSandbox(scenario, scenario.operation === "up" ? "OPEN" : "DECLINED", true);
    try {
        const start = performance.now();
        const succeeded = await run.go(credentials(sandbox, scenario));
        const seconds = (performance.now() - start) / 1000;
        return { seconds, succeeded, ...seenBy(sandbox), ...(await run.traces()) };
    } finally {
        await sandbox.stop();
        await run.remove();
    }
}

function seenBy(sandbox: Sandbox): Omit<Measurement, keyof Traces | "seconds" | "succeeded"> {
    const calls = countBy(sandbox.requests, ({ operation }) => operation);
    const lists = sandbox.requests.filter(
        ({ operation, status }) => operation === "ListHandshakesForAccount" && status === 200,
    );
    const listsByAccount = Object.values(countBy(lists, ({ accountId = "" }) => accountId));
    return {
        calls,
        throttled: sandbox.requests.filter(({ throttled }) => throttled).length,
        declined: sandbox.handshakes.filter(({ State }) => State === "DECLINED").length,
        listedAccounts: listsByAccount.length,
        listsOfOneAccount: Math.max(0, ...listsByAccount),
    };
}

function countBy(requests: readonly LoggedRequest[], key: (request: LoggedRequest) => string): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const request of requests) {
        counts[key(request)] = (counts[key(request)] ?? 0) + 1;
    }
    return counts;
}

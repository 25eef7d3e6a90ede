import type { LoggedRequest, Sandbox } from "../sandbox";
import type { Contender, RunMetrics } from "./contender";
import { credentials, planOf, startSandbox } from "./plan";
import type { Scenario } from "./scenario";

/** The result of one run. */
export interface Measurement extends RunMetrics {
    seconds: number;
    succeeded: boolean;
    /** The number of calls by operation. */
    calls: Readonly<Record<string, number>>;
    throttled: number;
    /** The number of handshakes that are DECLINED at the end. */
    declined: number;
    /** The number of accounts whose handshakes were listed. */
    listedAccounts: number;
    /** The maximum number of lists of one account's handshakes. */
    listsOfOneAccount: number;
}

/** Measures one run of a contender with a new sandbox. */
export async function measure(contender: Contender, scenario: Scenario): Promise<Measurement> {
    const run = await contender.prepare(scenario, planOf(scenario));
    const sandbox = await startSandbox(scenario, scenario.operation === "up" ? "OPEN" : "DECLINED", true);
    try {
        const start = performance.now();
        const succeeded = await run.execute(credentials(sandbox, scenario));
        const seconds = (performance.now() - start) / 1000;
        return { seconds, succeeded, ...sandboxMetrics(sandbox), ...(await run.metrics()) };
    } finally {
        await sandbox.stop();
        await run.remove();
    }
}

function sandboxMetrics(sandbox: Sandbox): Omit<Measurement, keyof RunMetrics | "seconds" | "succeeded"> {
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

/*
 * A process that is canceled while everything in it waits: throttled declines, and calls to AWS Organizations and STS
 * that hang. It prints how many milliseconds later the last call ended and how many later the process ended.
 */
import { setTimeout } from "node:timers/promises";
import { ConnectionPool, settingsOf } from "../../../src/aws";

async function main(): Promise<void> {
    const [role = "", ...ids] = process.argv.slice(2);
    const canceling = new AbortController();
    const pool = () =>
        new ConnectionPool(
            settingsOf(() => undefined),
            { signal: canceling.signal },
        );
    const baseAccount = pool().accountClient();
    const assumedAccount = pool().accountClient({ assumeRoles: [{ roleArn: role }] });

    const all = [
        ...ids.map((id) => baseAccount.declineHandshake(id)),
        baseAccount.listHandshakes(),
        baseAccount.accountId(),
        assumedAccount.declineHandshake(ids[0] ?? ""),
    ];
    const settled = Promise.allSettled(all);
    await setTimeout(400);
    const canceledAt = performance.now();
    const print = (what: string) => console.log(`${what} ${Math.round(performance.now() - canceledAt)}`);
    process.once("exit", () => print("process"));
    canceling.abort();
    await settled;
    print("calls");
}

void main();

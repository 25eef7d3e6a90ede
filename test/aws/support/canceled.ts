/*
 * A process with all that can wait as it is canceled: paced declines, calls to AWS Organizations and STS that hang. Prints
 * how many milliseconds after that the last of them was over, and the process itself.
 */
import { setTimeout } from "node:timers/promises";
import { Accounts, settingsOf } from "../../../src/aws";

async function main(): Promise<void> {
    const [role = "", ...ids] = process.argv.slice(2);
    const canceling = new AbortController();
    const accounts = () =>
        new Accounts(
            settingsOf(() => undefined),
            { signal: canceling.signal },
        );
    const own = accounts().organizations();
    const others = accounts().organizations({ assumeRoles: [{ roleArn: role }] });

    const all = [
        ...ids.map((id) => own.declineHandshake(id)),
        own.listHandshakes(),
        own.accountId(),
        others.declineHandshake(ids[0] ?? ""),
    ];
    const over = Promise.allSettled(all);
    await setTimeout(400);
    const begun = performance.now();
    const print = (what: string) => console.log(`${what} ${Math.round(performance.now() - begun)}`);
    process.once("exit", () => print("process"));
    canceling.abort();
    await over;
    print("calls");
}

void main();

import { cpus, type } from "node:os";
import type { Verdict } from "./goals";
import { pulumiVersion } from "./installation";
import type { Result, Results } from "./results";
import { title } from "./scenario";
import { markdownTable } from "./table";

const none = "–";

/** Every result with its relation to the floor. */
export function resultTable(results: Results): string {
    const head = ["what", "who", "time", "÷ floor", "− floor", "API calls", "throttled", "declined", "state", "memory"];
    return markdownTable(
        head,
        results.all.map((result, index) => row(result, results.find(result.scenario, "floor"), results.all[index - 1])),
    );
}

/** Every goal with what was reached. */
export function goalTable(verdicts: readonly Verdict[]): string {
    const word = ({ met }: Verdict) => (met === "not measured" ? met : met ? "met" : "NOT MET");
    return markdownTable(
        ["goal", "", "measured"],
        verdicts.map((verdict) => [verdict.goal, word(verdict), verdict.figures]),
    );
}

/** What the benchmark ran on. */
export function machine(engineVersion: string, awsVersion: string | undefined): string {
    const cores = `${cpus().length} × ${cpus()[0]?.model ?? "CPU"}`;
    const date = new Date().toISOString().slice(0, 10);
    return [
        `${date}; ${cores}, ${type()}; Node.js ${process.version}; Pulumi ${engineVersion}`,
        `@pulumi/pulumi ${pulumiVersion}; ${awsVersion ?? "no AWS CLI"}`,
    ].join("; ");
}

/** docs/benchmark.md. */
export function benchmarkPage(ranOn: string, results: Results, verdicts: readonly Verdict[]): string {
    return `# Benchmark

Written by \`npm run bench\`. ${ranOn}.

![Time of each contender in each scenario](benchmark.svg)

## Who runs

All run side by side against the sandbox (\`sandbox/\`), which answers after 20 ms. "Unthrottled" it answers every call; "at
AWS's rates" it allows each account what [AWS documents](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html):
DeclineHandshake 1 a second (burst 1), DescribeHandshake 1 (burst 2), ListHandshakesForAccount 5 (burst 8).

- **this package**: the dynamic resources, \`bench/contenders/package/\`.
- **native plugin**: this package's plugin, \`bench/contenders/native/\`.
- **floor**: what the engine takes by itself. Dynamic resources with the same outputs, the same ones secret, that call
  nobody: \`bench/contenders/floor/\`.
- **usual provider**: a dynamic provider as most would write it: \`bench/contenders/usual/\`.
- **AWS CLI in a loop**: one call after the other; a loop for \`up\` declines, one for \`refresh\` describes.

## Results

${resultTable(results)}

- time: the median of the runs (\`--runs\`), from the start of the command to its end; what takes 30 s isn't repeated.
  Each has a stack and a sandbox of its own. "✗" marks a command that failed.
- throttled and declined: of several runs, the worst.
- state: bytes in the file backend's state for each handshake.
- memory: the most that the plugin had resident (VmHWM; on Linux only).

## Goals

${goalTable(verdicts)}

## How to run it

    npm run bench                          # about half an hour on two cores
    npm run bench -- --n 1,20 --runs 1     # other sizes for the unthrottled scenarios, fewer runs
    npm run bench -- --n 1000 --only up    # one part: up, refresh or roles
    npm run bench -- --no-write            # leaves this page and its chart as they are

It gets the engine by itself, takes the AWS CLI if there is one, and leaves nothing behind. The machine should have
nothing else to do.
`;
}

function row(result: Result, floor: Result | undefined, previous: Result | undefined): string[] {
    const what = title(result.scenario);
    const isFirst = previous === undefined || title(previous.scenario) !== what;
    return [
        isFirst ? what : "",
        result.name,
        time(result),
        ...overFloor(result, floor),
        calls(result),
        ...rest(result),
    ];
}

function time({ seconds, succeeded }: Result): string {
    return `${seconds.toFixed(1)} s${succeeded ? "" : " ✗"}`;
}

function overFloor(result: Result, floor: Result | undefined): string[] {
    if (floor === undefined || floor === result) {
        return [none, none];
    }
    const difference = result.seconds - floor.seconds;
    return [(result.seconds / floor.seconds).toFixed(2), `${difference.toFixed(1).replace("-", "−")} s`];
}

function calls({ calls }: Result): string {
    const all = Object.entries(calls).map(([operation, count]) => `${count} ${operation}`);
    return all.length === 0 ? none : all.join(", ");
}

function rest({ name, scenario, throttled, declined, stateBytes, peakMemory }: Result): string[] {
    const calling = name !== "floor";
    return [
        calling ? String(throttled) : none,
        calling && scenario.operation === "up" ? `${declined} of ${scenario.handshakes}` : none,
        stateBytes === undefined ? none : `${Math.round(stateBytes).toLocaleString("en")} B`,
        peakMemory === undefined ? "n/a" : `${Math.round(peakMemory / 1e6)} MB`,
    ];
}

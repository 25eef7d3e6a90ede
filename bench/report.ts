import { cpus, type } from "node:os";
import type { Verdict } from "./goals";
import { pulumiVersion } from "./installation";
import type { Result, Results } from "./results";
import { title } from "./scenario";
import type { StartUp } from "./startUp";
import { markdownTable } from "./table";

const NONE = "–";

/** Returns the table of all results, each compared with the floor. */
export function resultTable(results: Results): string {
    const head = [
        "scenario",
        "contender",
        "time",
        "÷ floor",
        "− floor",
        "API calls",
        "throttled",
        "declined",
        "state",
        "memory",
        "lines",
    ];
    return markdownTable(
        head,
        results.all.map((result, index) => row(result, results, results.all[index - 1])),
    );
}

/** Returns the table of all goals with the measured values. */
export function goalTable(verdicts: readonly Verdict[]): string {
    const word = ({ met }: Verdict) => (met === "not measured" ? met : met ? "met" : "NOT MET");
    return markdownTable(
        ["goal", "", "measured"],
        verdicts.map((verdict) => [verdict.goal, word(verdict), verdict.figures]),
    );
}

/** Returns the date, the machine and the versions of the run. */
export function machine(engineVersion: string, awsVersion: string | undefined): string {
    const cores = `${cpus().length} × ${cpus()[0]?.model ?? "CPU"}`;
    const date = new Date().toISOString().slice(0, 10);
    return [
        `${date}; ${cores}, ${type()}; Node.js ${process.version}; Pulumi ${engineVersion}`,
        `@pulumi/pulumi ${pulumiVersion}; ${awsVersion ?? "no AWS CLI"}`,
    ].join("; ");
}

/** Returns docs/benchmark.md. */
export function benchmarkPage(
    ranOn: string,
    results: Results,
    startUp: readonly StartUp[],
    verdicts: readonly Verdict[],
): string {
    return `# Benchmark

Written by \`npm run bench\`. ${ranOn}.

- ${verdicts.filter(({ met }) => met === true).length} of ${verdicts.length} [goals](#goals) are met.
- For many handshakes of one account, the native plugin takes less time than the floor. The dynamic resources take about as long as the floor: see ÷ floor.
- For many accounts of one organization, AWS's rate determines the time: six list calls a second for all accounts together.

![Time of each contender in each scenario](benchmark.svg)

## Contenders

A new sandbox (\`sandbox/\`) serves each run, and responds after 20 ms. An "unthrottled" sandbox accepts every call. "At
AWS's rates", a call needs a token from the bucket of its account and one from the bucket of its organization, as
[AWS documents](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html).

- An account: DeclineHandshake 1 a second (burst 1), DescribeHandshake 1 (burst 2), ListHandshakesForAccount 5 (burst 8).
- All accounts of an organization together: 5 (burst 5), 6 (burst 10) and 6 (burst 10).

The contenders:

- **this package**: the dynamic resources, \`bench/contenders/package/\`.
- **native plugin**: this package's plugin, \`bench/contenders/native/\`.
- **floor**: dynamic resources that make no calls, with the same outputs and secrets: \`bench/contenders/floor/\`. This is
  the time that the engine needs.
- **usual provider**: a typical dynamic provider: \`bench/contenders/usual/\`.
- **AWS CLI in a loop**: one call after the other. For \`up\`, a loop declines; for \`refresh\`, a loop describes. With many
  accounts, it assumes the role in each account, lists the handshakes, and declines the open ones.

## Results

${resultTable(results)}

- scenario: a date means that the scenario was measured on another day, on a machine of the same kind.
- time: the median of the runs (\`--runs\`), from the start of the command to its end. A run of 30 s or more is not
  repeated. Each run has its own stack and sandbox. "✗" marks a command that failed.
- ÷ and − floor: compared with the floor of the same scenario, or of its unthrottled variant.
- throttled and declined: the worst of several runs.
- state: bytes in the file backend's state for each resource.
- memory: the peak resident memory of the plugin (VmHWM; on Linux only).
- lines: the output with \`--skip-preview --suppress-outputs\`, without empty lines.

## Start of the plugin

From the start of the process to its first line, which is the port. Medians of 15 starts, in turn. The executable contains
the Node.js of this run, with its symbols. An executable of a release has none, and is smaller.

${startUpTable(startUp)}

## Goals

The reference is the unthrottled run of the same program in this benchmark. A figure has enough digits to show whether it
is within its limit.

${goalTable(verdicts)}

## How to run it

    npm run bench                          # about an hour on two cores
    npm run bench -- --large               # also with 1,000 accounts: about 30 minutes more
    npm run bench -- --n 1,20 --runs 1     # other sizes for the unthrottled scenarios, fewer runs
    npm run bench -- --n 1000 --only up    # one part: up, refresh, roles, guards, fleet or start; the others keep their results
    npm run bench -- --no-write            # without a change to this page and its chart

It uses the engine on the \`PATH\`, or downloads one, and the AWS CLI if it is installed. At the end it removes its stacks
and programs. Run nothing else on the machine.
`;
}

/** The table of the starts of the plugin. */
export function startUpTable(startUp: readonly StartUp[]): string {
    const rows = startUp.map(({ name, milliseconds, bytes }) => [
        name,
        `${Math.round(milliseconds)} ms`,
        bytes === undefined ? NONE : `${(bytes / 1e6).toFixed(1)} MB`,
    ]);
    return markdownTable(["form", "start", "file"], rows);
}

function row(result: Result, results: Results, previous: Result | undefined): string[] {
    const what = title(result.scenario);
    const isFirst = previous === undefined || title(previous.scenario) !== what;
    const day = result.measuredOn === results.measuredOn ? "" : ` (${result.measuredOn})`;
    return [
        isFirst ? `${what}${day}` : "",
        result.name,
        time(result),
        ...overFloor(result, results.floor(result.scenario)),
        calls(result),
        ...rest(result),
    ];
}

function time({ seconds, succeeded }: Result): string {
    return `${seconds.toFixed(1)} s${succeeded ? "" : " ✗"}`;
}

function overFloor(result: Result, floor: Result | undefined): string[] {
    if (floor === undefined || floor === result) {
        return [NONE, NONE];
    }
    const difference = result.seconds - floor.seconds;
    return [(result.seconds / floor.seconds).toFixed(2), `${difference.toFixed(1).replace("-", "−")} s`];
}

function calls({ calls }: Result): string {
    const all = Object.entries(calls).map(([operation, count]) => `${count} ${operation}`);
    return all.length === 0 ? NONE : all.join(", ");
}

function rest({ name, scenario, throttled, declined, stateBytes, peakMemory, outputLines }: Result): string[] {
    const calling = name !== "floor";
    return [
        calling ? String(throttled) : NONE,
        calling && scenario.operation === "up" && scenario.handshakes > 0
            ? `${declined} of ${scenario.handshakes}`
            : NONE,
        stateBytes === undefined ? NONE : `${Math.round(stateBytes).toLocaleString("en")} B`,
        peakMemory === undefined ? "n/a" : `${Math.round(peakMemory / 1e6)} MB`,
        outputLines === undefined ? NONE : String(outputLines),
    ];
}

/**
 * `npm run bench` measures this package on the real engine and the sandbox, side by side with the engine's floor, the
 * provider as most would write it and the AWS CLI. It prints a table, holds it against the goals and writes
 * docs/benchmark.md with its chart. Nothing of the user's is touched, and nothing is left behind, also when it is
 * interrupted.
 */
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findEngine } from "../tools/engine";
import { chart } from "./chart";
import { CommandLine } from "./commandLine";
import type { Contender } from "./contender";
import { verdicts } from "./goals";
import { Installation } from "./installation";
import { type Measurement, measure } from "./measure";
import { type Options, optionsFrom } from "./options";
import { PulumiProgram } from "./pulumiProgram";
import { benchmarkPage, goalTable, machine, resultTable } from "./report";
import { Results } from "./results";
import { type Scenario, scenarios, title } from "./scenario";

const docs = resolve(__dirname, "../docs");

/** A run that takes this many seconds isn't repeated: what disturbs it is small beside it. */
const long = 30;

async function main(options: Options): Promise<void> {
    const stopping = stopEarly();
    const engine = await findEngine();
    const commandLine = await CommandLine.find(stopping);
    const installation = await Installation.make();
    const results = new Results();
    try {
        const contenders: Contender[] = [
            new PulumiProgram("this package", "package", installation, engine),
            new PulumiProgram("native plugin", "native", installation, engine),
            new PulumiProgram("floor", "floor", installation, engine),
            new PulumiProgram("usual provider", "usual", installation, engine),
            ...(commandLine === undefined ? [] : [commandLine]),
        ];
        for (const scenario of scenarios(options.sizes, options.only, options.large)) {
            await measureAll(contenders, scenario, options.runs, results, stopping);
        }
    } finally {
        await installation.remove();
    }
    const ranOn = machine(engine.version, commandLine?.version);
    const goals = verdicts(results);
    console.log(`\n${ranOn}\n\n${resultTable(results)}\n\n${goalTable(goals)}`);
    if (options.write) {
        await writeFile(join(docs, "benchmark.svg"), chart(results));
        await writeFile(join(docs, "benchmark.md"), benchmarkPage(ranOn, results, goals));
    }
}

/** Measures the contenders in turn, each round in another order, so that whatever else happens befalls them alike. */
async function measureAll(
    contenders: readonly Contender[],
    scenario: Scenario,
    runs: number,
    results: Results,
    stopping: AbortSignal,
): Promise<void> {
    const taking = contenders.filter((contender) => contender.takes(scenario));
    const measured = new Map(taking.map((contender) => [contender, [] as Measurement[]]));
    for (let round = 0; round < runs; round++) {
        const first = round % taking.length;
        for (const contender of [...taking.slice(first), ...taking.slice(0, first)]) {
            const before = measured.get(contender) ?? [];
            if (before.every(({ seconds }) => seconds < long)) {
                stopping.throwIfAborted();
                const measurement = await measure(contender, scenario);
                before.push(measurement);
                console.error(`${title(scenario)}: ${contender.name}, ${measurement.seconds.toFixed(1)} s`);
            }
        }
    }
    for (const [contender, measurements] of measured) {
        results.add(scenario, contender.name, measurements);
    }
}

/** A signal that comes when the benchmark is interrupted. */
function stopEarly(): AbortSignal {
    const stopping = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => {
            console.error("\nInterrupted; the running command comes to its end first.");
            stopping.abort(new Error("Interrupted."));
        });
    }
    return stopping.signal;
}

async function run(): Promise<void> {
    try {
        await main(optionsFrom(process.argv.slice(2)));
    } catch (error) {
        console.error(`The benchmark didn't get to its end: ${error instanceof Error ? error.message : error}`);
        process.exitCode = 1;
    }
}

void run();

/**
 * `npm run bench` measures this package on the real engine and the sandbox, side by side with the engine's floor, a
 * typical dynamic provider and the AWS CLI. It prints a table, compares it with the goals and writes docs/benchmark.md
 * with its chart. It uses none of the user's logins, stacks or plugins, and it cleans up even after an interruption.
 */
import { readFile, writeFile } from "node:fs/promises";
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
import { benchmarkPage, goalTable, machine, resultTable, startUpTable } from "./report";
import { type Result, Results } from "./results";
import { type Scenario, scenarios, title } from "./scenario";
import { measureStartUp, type StartUp, startUpVerdict } from "./startUp";

const docs = resolve(__dirname, "../docs");

/** The results that docs/benchmark.md shows. */
const RESULTS_FILE = join(docs, "benchmark.json");

/** Runs that take this long are not repeated, because disturbances hardly change them. */
const LONG_RUN_S = 30;

async function main(options: Options): Promise<void> {
    const stopping = stopEarly();
    const engine = await findEngine();
    const commandLine = await CommandLine.find(stopping);
    const installation = await Installation.make();
    const earlier = options.write ? await earlierReport() : { results: [], startUp: [] };
    const results = new Results(earlier.results);
    let { startUp } = earlier;
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
        if (options.only === undefined || options.only === "start") {
            startUp = await measureStartUp(installation.packageFolder, await installation.folder());
        }
    } finally {
        await installation.remove();
    }
    const ranOn = machine(engine.version, commandLine?.version);
    const goals = [...verdicts(results), startUpVerdict(startUp)];
    console.log(`\n${ranOn}\n\n${resultTable(results)}\n\n${startUpTable(startUp)}\n\n${goalTable(goals)}`);
    if (options.write) {
        await writeFile(join(docs, "benchmark.svg"), chart(results));
        await writeFile(join(docs, "benchmark.md"), benchmarkPage(ranOn, results, startUp, goals));
        await writeFile(RESULTS_FILE, `${JSON.stringify({ results: results.all, startUp }, null, 2)}\n`);
    }
}

/** The results on the page, so that a run of one part keeps those of the other parts. */
async function earlierReport(): Promise<{ results: Result[]; startUp: StartUp[] }> {
    return JSON.parse(await readFile(RESULTS_FILE, "utf8"));
}

/** Measures the contenders in turn. The order changes each round, so that disturbances affect all of them equally. */
async function measureAll(
    contenders: readonly Contender[],
    scenario: Scenario,
    runs: number,
    results: Results,
    stopping: AbortSignal,
): Promise<void> {
    const supporting = contenders.filter((contender) => contender.supports(scenario));
    const measured = new Map(supporting.map((contender) => [contender, [] as Measurement[]]));
    for (let round = 0; round < runs; round++) {
        const first = round % supporting.length;
        for (const contender of [...supporting.slice(first), ...supporting.slice(0, first)]) {
            const before = measured.get(contender) ?? [];
            if (before.every(({ seconds }) => seconds < LONG_RUN_S)) {
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

/** Returns a signal that aborts when the user interrupts the benchmark. */
function stopEarly(): AbortSignal {
    const stopping = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => {
            console.error("\nInterrupted. Waiting for the running command to end.");
            stopping.abort(new Error("Interrupted."));
        });
    }
    return stopping.signal;
}

async function run(): Promise<void> {
    try {
        await main(optionsFrom(process.argv.slice(2)));
    } catch (error) {
        console.error(`The benchmark failed: ${error instanceof Error ? error.message : error}`);
        process.exitCode = 1;
    }
}

void run();

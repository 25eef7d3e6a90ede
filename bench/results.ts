import type { Name } from "./contender";
import type { Measurement } from "./measure";
import { type Scenario, title, unthrottled } from "./scenario";

/** The summary of all runs of a contender in a scenario. */
export interface Result extends Measurement {
    scenario: Scenario;
    name: Name;
    runs: number;
    /** The day of the measurement, `YYYY-MM-DD`, UTC. */
    measuredOn: string;
}

/** All results, in order of measurement. */
export class Results {
    /**
     * @param all the results of earlier runs. A result of the same contender in the same scenario replaces its own.
     * @param measuredOn the day of this run, `YYYY-MM-DD`, UTC.
     */
    constructor(
        readonly all: Result[] = [],
        readonly measuredOn: string = new Date().toISOString().slice(0, 10),
    ) {}

    add(scenario: Scenario, name: Name, measurements: readonly Measurement[]): void {
        if (measurements.length === 0) {
            return;
        }
        const { measuredOn } = this;
        const result = { scenario, name, runs: measurements.length, measuredOn, ...summary(measurements) };
        const earlier = this.find(scenario, name);
        if (earlier === undefined) {
            // The results of a scenario stand together, also if one of them is measured later.
            const last = this.all.map((other) => title(other.scenario)).lastIndexOf(title(scenario));
            this.all.splice(last < 0 ? this.all.length : last + 1, 0, result);
        } else {
            this.all[this.all.indexOf(earlier)] = result;
        }
    }

    /** The result of a contender in a scenario, if measured. */
    find(scenario: Scenario, name: Name): Result | undefined {
        const wantedTitle = title(scenario);
        return this.all.find((result) => result.name === name && title(result.scenario) === wantedTitle);
    }

    /** The floor's result in a scenario, or in its unthrottled variant. */
    floor(scenario: Scenario): Result | undefined {
        return this.find(scenario, "floor") ?? this.find(unthrottled(scenario), "floor");
    }

    /** Each result of this package with handshakes, paired with the floor's result in the same scenario. */
    get pairs(): { ours: Result; floor: Result }[] {
        return this.all.flatMap((ours) => {
            const isOurs = ours.name === "this package" && ours.scenario.declares === "handshakes";
            const floor = isOurs ? this.floor(ours.scenario) : undefined;
            return floor === undefined ? [] : [{ ours, floor }];
        });
    }
}

/** The number of calls of all operations. */
export function callsIn({ calls }: Measurement): number {
    return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

/** The number of calls to AWS Organizations. Calls to STS do not count against its rates. */
export function organizationsCallsIn({ calls }: Measurement): number {
    const { AssumeRole = 0, GetCallerIdentity = 0, ...others } = calls;
    return Object.values(others).reduce((sum, count) => sum + count, 0);
}

/** Summarizes runs: the median of times and sizes, the worst of counts, and the calls of the run with the most calls. */
function summary(measurements: readonly Measurement[]): Measurement {
    const most = [...measurements].sort((one, other) => callsIn(other) - callsIn(one))[0];
    return {
        seconds: median(measurements.map(({ seconds }) => seconds)) ?? 0,
        succeeded: measurements.every(({ succeeded }) => succeeded),
        calls: most?.calls ?? {},
        throttled: Math.max(...measurements.map(({ throttled }) => throttled)),
        declined: Math.min(...measurements.map(({ declined }) => declined)),
        listedAccounts: Math.min(...measurements.map(({ listedAccounts }) => listedAccounts)),
        listsOfOneAccount: Math.max(...measurements.map(({ listsOfOneAccount }) => listsOfOneAccount)),
        outputLines: median(measurements.map(({ outputLines }) => outputLines)),
        stateBytes: median(measurements.map(({ stateBytes }) => stateBytes)),
        peakMemory: median(measurements.map(({ peakMemory }) => peakMemory)),
    };
}

function median(values: readonly (number | undefined)[]): number | undefined {
    const sorted = values.filter((value) => value !== undefined).sort((one, other) => one - other);
    const low = sorted[Math.floor((sorted.length - 1) / 2)];
    const high = sorted[Math.floor(sorted.length / 2)];
    return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

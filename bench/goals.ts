import { callsIn, type Result, type Results } from "./results";
import { manyRoles, type Scenario } from "./scenario";

/** A goal, and how far it was reached. */
export interface Verdict {
    goal: string;
    met: boolean | "not measured";
    figures: string;
}

interface Goal {
    scenario: Scenario;
    goal: string;
    met(ours: Result, floor: Result): boolean;
    figures(ours: Result, floor: Result): string;
}

const goals: Goal[] = [
    {
        scenario: { operation: "up", handshakes: 200, rates: "none" },
        goal: "up, unthrottled, N = 200: at most 1.1 × the floor; 200 calls",
        met: (ours, floor) => ours.seconds <= 1.1 * floor.seconds && callsIn(ours) === 200,
        figures: (ours, floor) => `${(ours.seconds / floor.seconds).toFixed(2)} × the floor; ${callsIn(ours)} calls`,
    },
    {
        scenario: { operation: "refresh", handshakes: 200, rates: "none" },
        goal: "refresh, unthrottled, N = 200: at most the floor + 1 s",
        met: (ours, floor) => ours.seconds <= floor.seconds + 1,
        figures: overFloor,
    },
    {
        scenario: { operation: "up", handshakes: 20, rates: "aws" },
        goal: "up at AWS's rates, N = 20: 20 declined; at most the floor + 22 s; at most 3 calls throttled",
        met: (ours, floor) => ours.declined === 20 && ours.seconds <= floor.seconds + 22 && ours.throttled <= 3,
        figures: (ours, floor) => `${ours.declined} declined; ${overFloor(ours, floor)}; ${ours.throttled} throttled`,
    },
    {
        scenario: { operation: "refresh", handshakes: 100, rates: "aws" },
        goal: "refresh at AWS's rates, N = 100: at most the floor + 4 s; at most 2 calls throttled",
        met: (ours, floor) => ours.seconds <= floor.seconds + 4 && ours.throttled <= 2,
        figures: (ours, floor) => `${overFloor(ours, floor)}; ${ours.throttled} throttled`,
    },
    {
        scenario: manyRoles,
        goal: "50 roles × 2 handshakes at AWS's rates: at most the floor + 6 s; 50 AssumeRole",
        met: (ours, floor) => ours.seconds <= floor.seconds + 6 && ours.calls.AssumeRole === 50,
        figures: (ours, floor) => `${overFloor(ours, floor)}; ${ours.calls.AssumeRole ?? 0} AssumeRole`,
    },
];

/** Holds the results against each goal. */
export function verdicts(results: Results): Verdict[] {
    return [...goals.map((goal) => verdictOn(goal, results)), stateVerdict(results), memoryVerdict(results)];
}

function verdictOn({ scenario, goal, met, figures }: Goal, results: Results): Verdict {
    const ours = results.find(scenario, "this package");
    const floor = results.find(scenario, "floor");
    if (ours === undefined || floor === undefined) {
        return notMeasured(goal);
    }
    const failed = ours.succeeded ? "" : "; it failed";
    return { goal, met: ours.succeeded && met(ours, floor), figures: figures(ours, floor) + failed };
}

function stateVerdict({ pairs }: Results): Verdict {
    const goal = "state per handshake: at most 6,000 bytes";
    const sizes = pairs.flatMap(({ ours }) => ours.stateBytes ?? []);
    const largest = Math.round(Math.max(...sizes));
    return sizes.length === 0
        ? notMeasured(goal)
        : { goal, met: largest <= 6_000, figures: `${largest.toLocaleString("en")} bytes at the most` };
}

function memoryVerdict({ pairs }: Results): Verdict {
    const goal = "the plugin's peak memory: at most the floor + 40 MB";
    const differences = pairs.flatMap(({ ours, floor }) =>
        ours.peakMemory === undefined || floor.peakMemory === undefined ? [] : ours.peakMemory - floor.peakMemory,
    );
    const megabytes = Math.max(...differences) / 1e6;
    return differences.length === 0
        ? notMeasured(goal)
        : { goal, met: megabytes <= 40, figures: `the floor + ${megabytes.toFixed(0)} MB at the most` };
}

function notMeasured(goal: string): Verdict {
    return { goal, met: "not measured", figures: "" };
}

function overFloor(ours: Result, floor: Result): string {
    const difference = ours.seconds - floor.seconds;
    return `the floor ${difference < 0 ? "−" : "+"} ${Math.abs(difference).toFixed(1)} s`;
}

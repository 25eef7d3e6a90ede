import { type Bound, figure, isMet } from "./bound";
import type { Name } from "./contender";
import { callsIn, organizationsCallsIn, type Result, type Results } from "./results";
import { guards, invited, organizationGuard, refreshed, roles, type Scenario, unthrottled } from "./scenario";

/** A goal and its result. */
export interface Verdict {
    goal: string;
    met: boolean | "not measured";
    figures: string;
}

/** A goal that each of its contenders must reach. */
interface Goal {
    scenario: Scenario;
    goal: string;
    contenders: readonly Name[];
    /** The result that ours is compared with. If it is undefined, the goal is not measured. */
    baseline(ours: Result, results: Results): Result | undefined;
    bounds(ours: Result, baseline: Result): Bound[];
}

/** The first goals apply to the dynamic resources only. */
const DYNAMIC: readonly Name[] = ["this package"];
const BOTH: readonly Name[] = ["this package", "native plugin"];

/** The minimum time in seconds for one list call per account, at the rate of one organization. */
const LISTS_OF_200_S = 32;
const LISTS_OF_1000_S = 165;

const floor: Goal["baseline"] = ({ scenario }, results) => results.floor(scenario);
const reference: Goal["baseline"] = ({ scenario, name }, results) => results.find(unthrottled(scenario), name);
const nothing: Goal["baseline"] = (ours) => ours;

const ofOneAccount = (operation: Scenario["operation"], handshakes: number, rates: Scenario["rates"]): Scenario => ({
    operation,
    declares: "handshakes",
    handshakes,
    rates,
});

const goals: Goal[] = [
    {
        scenario: ofOneAccount("up", 200, "none"),
        goal: "up, unthrottled, N = 200: at most 1.1 × the floor; 200 calls",
        contenders: DYNAMIC,
        baseline: floor,
        bounds: (ours, { seconds }) => [
            { unit: "× the floor", value: ours.seconds / seconds, limit: 1.1 },
            { unit: "calls", value: callsIn(ours), limit: 200, isExact: true },
        ],
    },
    {
        scenario: ofOneAccount("refresh", 200, "none"),
        goal: "refresh, unthrottled, N = 200: at most the floor + 1 s",
        contenders: DYNAMIC,
        baseline: floor,
        bounds: (ours, { seconds }) => [time(ours, seconds + 1)],
    },
    {
        scenario: ofOneAccount("up", 20, "aws"),
        goal: "up at AWS's rates, N = 20: 20 declined; at most the floor + 22 s; at most 3 calls throttled",
        contenders: DYNAMIC,
        baseline: floor,
        bounds: (ours, { seconds }) => [declined(ours, 20), time(ours, seconds + 22), throttled(ours, 3)],
    },
    {
        scenario: ofOneAccount("refresh", 100, "aws"),
        goal: "refresh at AWS's rates, N = 100: at most the floor + 4 s; at most 2 calls throttled",
        contenders: DYNAMIC,
        baseline: floor,
        bounds: (ours, { seconds }) => [time(ours, seconds + 4), throttled(ours, 2)],
    },
    {
        scenario: roles(),
        goal: "50 roles × 2, no organization: at most the floor + 6 s; 50 AssumeRole",
        contenders: DYNAMIC,
        baseline: floor,
        bounds: (ours, { seconds }) => [
            time(ours, seconds + 6),
            { unit: "AssumeRole", value: ours.calls.AssumeRole ?? 0, limit: 50, isExact: true },
        ],
    },
    {
        scenario: roles(1),
        goal: "50 roles × 2, one organization: 100 declined; at most 1.2 × 19 s + 7 s",
        contenders: BOTH,
        baseline: nothing,
        bounds: (ours) => [declined(ours, 100), time(ours, 1.2 * 19 + 7)],
    },
    {
        scenario: guards(200, 1),
        goal: "200 guards, one organization: all listed; at most max(reference, 1.15 × 32 s) + 6 s; at most 10 % throttled",
        contenders: BOTH,
        baseline: reference,
        bounds: (ours, { seconds }) => [
            guarded(ours, 200),
            time(ours, Math.max(seconds, 1.15 * LISTS_OF_200_S) + 6),
            shareThrottled(ours, 10),
        ],
    },
    {
        scenario: refreshed(guards(200, 1)),
        goal: "refresh of 200 guards, one organization: all listed; at most 1.15 × 32 s + 8 s; at most 10 % throttled",
        contenders: BOTH,
        baseline: nothing,
        bounds: (ours) => [guarded(ours, 200), time(ours, 1.15 * LISTS_OF_200_S + 8), shareThrottled(ours, 10)],
    },
    {
        scenario: guards(1000, 1),
        goal: "1,000 guards, one organization: all listed; at most max(reference, 1.05 × 165 s) + 10 s; at most 5 % throttled",
        contenders: BOTH,
        baseline: reference,
        bounds: (ours, { seconds }) => [
            guarded(ours, 1000),
            time(ours, Math.max(seconds, 1.05 * LISTS_OF_1000_S) + 10),
            shareThrottled(ours, 5),
        ],
    },
    {
        scenario: guards(200, 2),
        goal: "200 guards, two organizations: all listed; at most max(reference, 1.5 × 15 s) + 6 s",
        contenders: BOTH,
        baseline: reference,
        bounds: (ours, { seconds }) => [guarded(ours, 200), time(ours, Math.max(seconds, 1.5 * 15) + 6)],
    },
    {
        scenario: guards(200),
        goal: "200 guards, no organization: all listed; at most the reference + 4 s; none throttled",
        contenders: BOTH,
        baseline: reference,
        bounds: (ours, { seconds }) => [guarded(ours, 200), time(ours, seconds + 4), throttled(ours, 0)],
    },
    {
        scenario: organizationGuard(300, invited),
        goal: `OrganizationGuard of 300 accounts: ${invited} declined; each account listed once; at most 60 lines`,
        contenders: BOTH,
        baseline: nothing,
        bounds: (ours) => [
            declined(ours, invited),
            guarded(ours, 300),
            listedOnce(ours),
            { unit: "lines", value: ours.outputLines ?? Number.NaN, limit: 60 },
        ],
    },
    {
        scenario: organizationGuard(1000, 0),
        goal: "OrganizationGuard of 1,000 accounts: each listed once; at most 1.05 × 165 s + 6 s; at most 5 % throttled",
        contenders: BOTH,
        baseline: nothing,
        bounds: (ours) => [
            guarded(ours, 1000),
            listedOnce(ours),
            time(ours, 1.05 * LISTS_OF_1000_S + 6),
            shareThrottled(ours, 5),
        ],
    },
    {
        scenario: organizationGuard(1000, 0),
        goal: "its state: at most 40 kB + 60 B per account; the plugin's peak memory: at most the floor + 60 MB",
        contenders: BOTH,
        baseline: floor,
        bounds: (ours, { peakMemory }) => [
            { unit: "B of state", value: ours.stateBytes ?? Number.NaN, limit: 40_000 + 60 * 1000 },
            ...memoryOver(ours.peakMemory, peakMemory, 60),
        ],
    },
    {
        scenario: unthrottled(organizationGuard(10_000, 0)),
        goal: "OrganizationGuard of 10,000 accounts, unthrottled: each listed once; peak memory at most the floor + 150 MB",
        contenders: BOTH,
        baseline: floor,
        bounds: (ours, { peakMemory }) => [
            guarded(ours, 10_000),
            listedOnce(ours),
            ...memoryOver(ours.peakMemory, peakMemory, 150),
        ],
    },
];

/** Compares the results with each goal. */
export function verdicts(results: Results): Verdict[] {
    return [...goals.map((goal) => verdictOn(goal, results)), stateVerdict(results), memoryVerdict(results)];
}

function verdictOn({ scenario, goal, contenders, baseline, bounds }: Goal, results: Results): Verdict {
    const reached = contenders.flatMap((name) => {
        const ours = results.find(scenario, name);
        const other = ours && baseline(ours, results);
        return ours === undefined || other === undefined ? [] : [{ name, ours, bounds: bounds(ours, other) }];
    });
    if (reached.length < contenders.length) {
        return notMeasured(goal);
    }
    const lines = reached.map(({ name, ours, bounds }) => {
        const figures = [...bounds.map(figure), ...(ours.succeeded ? [] : ["it failed"])].join("; ");
        return contenders.length === 1 ? figures : `${name}: ${figures}`;
    });
    const met = reached.every(({ ours, bounds }) => ours.succeeded && bounds.every(isMet));
    return { goal, met, figures: lines.join(". ") };
}

function stateVerdict({ pairs }: Results): Verdict {
    const goal = "state per handshake: at most 6,000 bytes";
    const sizes = pairs.flatMap(({ ours }) => ours.stateBytes ?? []);
    return worst(
        goal,
        sizes.map((value) => ({ unit: "bytes", value, limit: 6_000 })),
    );
}

function memoryVerdict({ pairs }: Results): Verdict {
    const goal = "the plugin's peak memory with handshakes: at most the floor + 40 MB";
    return worst(
        goal,
        pairs.flatMap(({ ours, floor }) => memoryOver(ours.peakMemory, floor.peakMemory, 40)),
    );
}

/** The verdict on the largest of several values that share a limit. */
function worst(goal: string, bounds: readonly Bound[]): Verdict {
    const [largest] = [...bounds].sort((one, other) => other.value - one.value);
    return largest === undefined ? notMeasured(goal) : { goal, met: isMet(largest), figures: figure(largest) };
}

function notMeasured(goal: string): Verdict {
    return { goal, met: "not measured", figures: "" };
}

function time({ seconds }: Result, limit: number): Bound {
    return { unit: "s", value: seconds, limit };
}

function declined(ours: Result, count: number): Bound {
    return { unit: "declined", value: ours.declined, limit: count, isExact: true };
}

function guarded({ listedAccounts }: Result, count: number): Bound {
    return { unit: "accounts listed", value: listedAccounts, limit: count, isExact: true };
}

function listedOnce({ listsOfOneAccount }: Result): Bound {
    return { unit: "lists of an account", value: listsOfOneAccount, limit: 1, isExact: true };
}

function throttled(ours: Result, limit: number): Bound {
    return { unit: "throttled", value: ours.throttled, limit };
}

/** The share of throttled calls, without the calls to STS, which are never throttled. */
function shareThrottled(ours: Result, limit: number): Bound {
    return { unit: "% throttled", value: (100 * ours.throttled) / organizationsCallsIn(ours), limit };
}

/** Empty if the memory is unknown. */
function memoryOver(ours: number | undefined, floor: number | undefined, limit: number): Bound[] {
    return ours === undefined || floor === undefined
        ? []
        : [{ unit: "MB over the floor", value: (ours - floor) / 1e6, limit }];
}

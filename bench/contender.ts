import type { Plan } from "./plan";
import type { Scenario } from "./scenario";

/** Who is measured, by the names in the table. */
export type Name = "this package" | "native plugin" | "floor" | "usual provider" | "AWS CLI in a loop";

/** One that declines handshakes, or only seems to. */
export interface Contender {
    readonly name: Name;
    /** Whether it can do that. */
    takes(scenario: Scenario): boolean;
    /** Makes everything ready for one run. */
    prepare(scenario: Scenario, plan: Plan): Promise<Run>;
}

/** One run that is ready. */
export interface Run {
    /** Runs, which is what is timed; resolves to whether all of it succeeded. */
    go(environment: Record<string, string>): Promise<boolean>;
    /** What the run has left to look at. */
    traces(): Promise<Traces>;
    /** Removes what was made ready. */
    remove(): Promise<void>;
}

/** What can be seen of some contenders only. */
export interface Traces {
    /** How many bytes of the state one resource takes on average. */
    stateBytes?: number | undefined;
    /** The plugin's peak memory in bytes. */
    peakMemory?: number | undefined;
    /** How many lines the command printed. */
    outputLines?: number | undefined;
}

import type { Plan } from "./plan";
import type { Scenario } from "./scenario";

/** The names of the contenders, as the table of results shows them. */
export type Name = "this package" | "native plugin" | "floor" | "usual provider" | "AWS CLI in a loop";

/** A program that declines handshakes. The floor only pretends to. */
export interface Contender {
    readonly name: Name;
    /** Whether the contender can run this scenario. */
    supports(scenario: Scenario): boolean;
    /** Prepares one run. */
    prepare(scenario: Scenario, plan: Plan): Promise<Run>;
}

/** A prepared run. */
export interface Run {
    /** Executes the run, which is the timed part. Resolves to whether everything succeeded. */
    execute(environment: Record<string, string>): Promise<boolean>;
    /** The metrics of the finished run. */
    metrics(): Promise<RunMetrics>;
    /** Removes everything that was prepared. */
    remove(): Promise<void>;
}

/** Metrics that only some contenders have. */
export interface RunMetrics {
    /** The average size of one resource in the state, in bytes. */
    stateBytes?: number | undefined;
    /** The peak memory of the plugin, in bytes. */
    peakMemory?: number | undefined;
    /** The number of lines that the command printed. */
    outputLines?: number | undefined;
}

import { parseArgs } from "node:util";
import { type Part, parts } from "./scenario";

/** The options of the benchmark. */
export interface Options {
    /** The numbers of handshakes in the unthrottled scenarios. */
    sizes: number[];
    /** The number of repetitions of each short run. */
    runs: number;
    /** The only part to run, if not all. */
    only: Part | undefined;
    /** Whether to run the scenarios with 1,000 accounts. */
    large: boolean;
    /** Whether to write docs/benchmark.md. */
    write: boolean;
}

/**
 * Parses the command line.
 *
 * @throws Error if an argument is invalid.
 */
export function optionsFrom(args: readonly string[]): Options {
    const { values } = parseArgs({
        args: [...args],
        options: {
            n: { type: "string", default: "1,20,200" },
            runs: { type: "string", default: "3" },
            only: { type: "string" },
            large: { type: "boolean", default: false },
            "no-write": { type: "boolean", default: false },
        },
    });
    return {
        sizes: values.n.split(",").map((text) => positive("--n", text)),
        runs: positive("--runs", values.runs),
        only: values.only === undefined ? undefined : part(values.only),
        large: values.large,
        write: !values["no-write"],
    };
}

function positive(option: string, text: string): number {
    if (!/^[1-9]\d*$/.test(text)) {
        throw new Error(`${option} takes whole numbers above 0, not "${text}".`);
    }
    return Number(text);
}

function part(text: string): Part {
    const found = parts.find((name) => name === text);
    if (found === undefined) {
        throw new Error(`--only takes ${parts.join(", ")}, not "${text}".`);
    }
    return found;
}

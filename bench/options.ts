import { parseArgs } from "node:util";
import { type Part, parts } from "./scenario";

/** How to run the benchmark. */
export interface Options {
    /** How many handshakes the unthrottled scenarios have. */
    sizes: number[];
    /** How often each run that doesn't take long is made. */
    runs: number;
    /** The only part to run. */
    only: Part | undefined;
    /** Whether the scenarios of 1,000 accounts are run too. */
    large: boolean;
    /** Whether docs/benchmark.md is written. */
    write: boolean;
}

/**
 * Reads the arguments of the command line.
 *
 * @throws Error when there is something wrong with them.
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

/** A Pulumi engine that is ready to run programs in Node.js. */
export interface Engine {
    /** The folder that holds the executables, to be put first on PATH. */
    bin: string;
    /** The full path of the executable `pulumi`. */
    pulumi: string;
    /** What `pulumi version` says, such as `v3.255.0`. */
    version: string;
    /** Where it came from. */
    source: "path" | "cache" | "release" | "go";
}

/** Takes one line about what is being done. */
export type Say = (line: string) => void;

/** One way to an engine. It rejects with a reason that a user can act on. */
export interface Way {
    /** What is tried, as a heading for the reason. */
    name: string;
    get(say: Say): Promise<Engine>;
}

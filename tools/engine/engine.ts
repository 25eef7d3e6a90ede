/** A Pulumi engine that is ready to run programs in Node.js. */
export interface Engine {
    /** The folder of the executables, to be put first on PATH. */
    bin: string;
    /** The full path of the executable `pulumi`. */
    pulumi: string;
    /** The version that `pulumi version` prints, such as `v3.255.0`. */
    version: string;
    /** The source of the engine. */
    source: "path" | "cache" | "release" | "go";
}

/** Prints one line of progress. */
export type Log = (line: string) => void;

/** One place to get an engine from. */
export interface EngineSource {
    /** The name of the source, as a heading for the reason of a failure. */
    name: string;
    /** Rejects with a reason that a user can act on. */
    get(log: Log): Promise<Engine>;
}

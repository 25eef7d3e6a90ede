import type { Sandbox, SandboxOptions } from "../../sandbox";
import type { Pulumi } from "./pulumi";

/** The objects that a running demo uses. */
export interface DemoContext {
    pulumi: Pulumi;
    /** The stand-in for AWS. */
    sandbox: Sandbox;
    /** A temporary folder for files that must not be written to the project. */
    folder: string;
}

/** One demo. */
export interface Demo {
    /** The options of the sandbox. */
    sandbox: SandboxOptions;
    /** The account whose credentials the engine uses. Default: 222222222222. */
    accountId?: string;
    /** Runs the demo. Rejects if a command of the engine fails. */
    show(context: DemoContext): Promise<void>;
}

import type { Sandbox, SandboxOptions } from "../../sandbox";
import type { Pulumi } from "./pulumi";

/** What a demo has at hand while it runs. */
export interface Stage {
    pulumi: Pulumi;
    /** AWS's part. */
    sandbox: Sandbox;
    /** A temporary folder, for whatever must not be written beside the project's files. */
    folder: string;
}

/** One thing to show. */
export interface Demo {
    /** How the sandbox starts. */
    sandbox: SandboxOptions;
    /** The account whose credentials the engine gets; 222222222222 unless given. */
    accountId?: string;
    /** Shows it; rejects when a command of the engine fails. */
    show(stage: Stage): Promise<void>;
}

import { Sandbox, type SandboxOptions } from "../../sandbox";
import { fresh, type Lifetime } from "./fresh";

/** Starts a sandbox before the tests of the surrounding suite and stops it after them. */
export function withSandbox(options: SandboxOptions = {}, lifetime?: Lifetime): Sandbox {
    return fresh(() => Sandbox.start(options), lifetime);
}

import type { Engine } from "../../../tools/engine";

/** The fixtures that all tests share. */
export interface Shared {
    /** The parent of all temporary folders. */
    folder: string;
    engine: Engine;
}

const VARIABLE = "HANDSHAKES_TESTS_SHARED";
const given: Partial<Shared> = JSON.parse(process.env[VARIABLE] ?? "{}");

/** Makes a fixture at its first use, unless the parent process has made it. */
export function once<Name extends keyof Shared>(
    name: Name,
    make: () => Promise<Shared[Name]>,
): () => Promise<Shared[Name]> {
    let made: Promise<Shared[Name]> | undefined;
    return () => {
        made ??= name in given ? Promise.resolve(given[name] as Shared[Name]) : make();
        return made;
    };
}

/** Passes all fixtures to child processes. */
export function share(shared: Shared): void {
    process.env[VARIABLE] = JSON.stringify(shared);
}

import type { Engine } from "../../../tools/engine";

/** What is made once for all tests. */
export interface Shared {
    /** The folder that all others are made in. */
    folder: string;
    engine: Engine;
    /** The path of the packed repository. */
    tarball: string;
    /** A folder into which a user has installed it. */
    installation: string;
    /** A folder with the files of a stack that is empty. */
    newStack: string;
}

const variable = "HANDSHAKES_TESTS_SHARED";
const given: Partial<Shared> = JSON.parse(process.env[variable] ?? "{}");

/** Makes a part when it is first asked for, unless the process that started this one has made it. */
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

/** Hands all parts on to the processes that this one starts. */
export function share(shared: Shared): void {
    process.env[variable] = JSON.stringify(shared);
}

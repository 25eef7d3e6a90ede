/**
 * With `mocha --require` of this file, Mocha makes the shared fixtures once for all its processes, before the first test.
 * No timeout applies, because building the engine takes minutes. Without this file, a test makes the fixtures it needs.
 */
import { executableArchive } from "./executable";
import { engine, folder, installation, newStack, tarball } from "./installation";
import { share } from "./shared";

/** Mocha calls this in its main process, before it starts the processes that run the tests. */
export async function mochaGlobalSetup(): Promise<void> {
    share({
        engine: await engine(),
        folder: await folder(),
        tarball: await tarball(),
        executableArchive: await executableArchive(),
        installation: await installation(),
        newStack: await newStack(),
    });
}

/**
 * `mocha --require` this file, and what all tests share is made before the first of them: outside of the time that a
 * test may take, for the engine may have to be built, and once for all of mocha's processes. Without it the tests that
 * need a part make it.
 */
import { engine, folder, installation, newStack, tarball } from "./installation";
import { share } from "./shared";

/** Called by mocha in its own process, ahead of those that run the tests. */
export async function mochaGlobalSetup(): Promise<void> {
    share({
        engine: await engine(),
        folder: await folder(),
        tarball: await tarball(),
        installation: await installation(),
        newStack: await newStack(),
    });
}

/**
 * With `mocha --require` of this file, Mocha's processes share their fixtures. Without it, each process makes its own.
 */
import { engine, folder, installation, newStack } from "./installation";
import { share } from "./shared";

/**
 * Mocha calls this in its main process, before it starts the processes that run the tests. No timeout applies to the
 * engine, because building it takes minutes. The rest is made beside the first tests, which don't need it.
 */
export async function mochaGlobalSetup(): Promise<void> {
    share({ engine: await engine(), folder: await folder() });
    for (const make of [installation, newStack]) {
        make().catch(() => undefined); // The tests that need it report the failure.
    }
}

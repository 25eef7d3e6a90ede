import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/** Pulumi's generator for Java, which isn't among those of the engine's module. */
export const JAVA_GENERATOR = "github.com/pulumi/pulumi-java/pkg/cmd/pulumi-java-gen";

/** Runs a program. Rejects if it fails. */
export const run = promisify(execFile);

/**
 * Builds a generator with Go, which keeps what it compiled for the next time.
 *
 * @param module the folder here that holds go.mod and go.sum.
 * @param name the Go package of the command.
 * @param folder where to put the executable.
 * @returns the path of the executable.
 */
export async function buildGenerator(module: string, name: string, folder: string): Promise<string> {
    const executable = join(folder, "generator");
    // The same flags as for the engine, so that Go compiles the shared packages only once.
    await run("go", ["build", "-trimpath", "-mod=readonly", "-o", executable, name], {
        cwd: resolve(__dirname, module),
        env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" },
        maxBuffer: 64 * 1024 * 1024,
    });
    return executable;
}

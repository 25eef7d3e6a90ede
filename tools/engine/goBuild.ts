import { execFile } from "node:child_process";
import { chmod, copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { fillCache } from "./cache";
import type { Engine, EngineSource, Log } from "./engine";
import { EXECUTABLES } from "./executables";
import { isAtLeast, TESTED_VERSION } from "./version";

/** The minimum, as in the go.mod of all modules. */
const GO_VERSION = "1.25.11";

const PYTHON_HOST = "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python";

interface Program {
    /** The folder here that holds go.mod and go.sum. */
    module: string;
    package: string;
    version: string;
    executable: string;
    buildTime: string;
}

const PROGRAMS: Program[] = [
    {
        module: "cli",
        package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        version: TESTED_VERSION,
        executable: EXECUTABLES.pulumi,
        buildTime: "three to ten minutes",
    },
    {
        module: "hosts",
        package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
        // The last version that was published as a Go module. It serves newer engines too.
        version: "3.68.0",
        executable: EXECUTABLES.languageHost,
        buildTime: "half a minute",
    },
    {
        module: "hosts",
        package: PYTHON_HOST,
        version: "3.68.0",
        executable: EXECUTABLES.pythonHost,
        buildTime: "a few seconds",
    },
    {
        module: "yaml-host",
        package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
        version: "1.38.3",
        executable: EXECUTABLES.yamlHost,
        buildTime: "two to five minutes",
    },
];

/** Builds the Go modules that Pulumi publishes, for machines that reach only package registries. */
export const goBuild: EngineSource = { name: "A build with Go", get };

async function get(log: Log): Promise<Engine> {
    const version = await goVersion();
    return fillCache("go", async (folder) => {
        const bin = join(folder, "bin");
        await mkdir(bin);
        for (const program of PROGRAMS) {
            log(`building ${program.executable} v${program.version} with ${version} (${program.buildTime})`);
            await build(program, bin);
        }
        await copyPythonProgram(bin);
        await copyDynamicProvider(bin);
        log("built");
    });
}

/** The version of Go in the module's folder, where Go may fetch the toolchain that go.mod requires. */
async function goVersion(): Promise<string> {
    const version = (await go("cli", "env", "GOVERSION")).trim();
    if (!isAtLeast(version, GO_VERSION)) {
        throw new Error(`Go ${GO_VERSION} or later is needed; the one on PATH is ${version}`);
    }
    return version;
}

async function build(program: Program, bin: string): Promise<void> {
    const setVersion = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${program.version}`;
    // GOFLAGS may hold another -mod, which would let go.sum change.
    const flags = ["-trimpath", "-mod=readonly", "-ldflags", `-s -w ${setVersion}`];
    await go(program.module, "build", ...flags, "-o", join(bin, program.executable), program.package);
}

/** The script that runs a Python program is beside the source of its language host. */
async function copyPythonProgram(bin: string): Promise<void> {
    const source = (await go("hosts", "list", "-f", "{{.Dir}}", PYTHON_HOST)).trim();
    const script = join(bin, EXECUTABLES.pythonProgram);
    await copyFile(join(dirname(source), EXECUTABLES.pythonProgram), script);
    await chmod(script, 0o755);
}

/** The plugin for dynamic providers is a script in the npm package. */
async function copyDynamicProvider(bin: string): Promise<void> {
    const script = join(bin, EXECUTABLES.dynamicProvider);
    await copyFile(join(dirname(require.resolve("@pulumi/pulumi")), EXECUTABLES.dynamicProvider), script);
    await chmod(script, 0o755);
}

async function go(module: string, ...args: string[]): Promise<string> {
    // Like the official release, the build needs no C compiler. A user's Go workspace doesn't list these modules.
    const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off" };
    try {
        const options = { cwd: join(__dirname, module), env, maxBuffer: 64 * 1024 * 1024 };
        return (await promisify(execFile)("go", args, options)).stdout;
    } catch (error) {
        const { code, message, stderr = "" } = error as Error & { code?: unknown; stderr?: string };
        if (code === "ENOENT") {
            throw new Error(`there is no go on PATH (Go ${GO_VERSION} or later is needed)`);
        }
        const lines = stderr.split(/\r?\n/).filter((line) => line && !line.startsWith("go: downloading"));
        throw new Error(lines.slice(-10).join("\n") || message);
    }
}

import { execFile } from "node:child_process";
import { chmod, copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { fillCache } from "./cache";
import type { Engine, Say, Way } from "./engine";
import { EXECUTABLES } from "./executables";
import { isAtLeast, TESTED_VERSION } from "./version";

/** As in the go.mod of all modules. */
const GO_VERSION = "1.25.11";

const pythonHost = "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python";

interface Program {
    /** The folder here that holds go.mod and go.sum. */
    module: string;
    package: string;
    version: string;
    executable: string;
    takes: string;
}

const PROGRAMS: Program[] = [
    {
        module: "cli",
        package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        version: TESTED_VERSION,
        executable: EXECUTABLES.pulumi,
        takes: "three to ten minutes",
    },
    {
        module: "hosts",
        package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
        // The last one that was published as a Go module. It serves newer engines too.
        version: "3.68.0",
        executable: EXECUTABLES.languageHost,
        takes: "half a minute",
    },
    {
        module: "hosts",
        package: pythonHost,
        version: "3.68.0",
        executable: EXECUTABLES.pythonHost,
        takes: "a few seconds",
    },
    {
        module: "yaml-host",
        package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
        version: "1.38.3",
        executable: EXECUTABLES.yamlHost,
        takes: "two to five minutes",
    },
];

/** A build of the Go modules that Pulumi publishes, for where only package registries can be reached. */
export const goBuild: Way = { name: "A build with Go", get };

async function get(say: Say): Promise<Engine> {
    const version = await goVersion();
    return fillCache("go", async (folder) => {
        const bin = join(folder, "bin");
        await mkdir(bin);
        for (const program of PROGRAMS) {
            say(`building ${program.executable} v${program.version} with ${version} (${program.takes})`);
            await build(program, bin);
        }
        await copyPythonProgram(bin);
        await copyDynamicProvider(bin);
        say("built");
    });
}

/** Asked in the module's folder, where a Go that may do so fetches the toolchain that go.mod asks for. */
async function goVersion(): Promise<string> {
    const version = (await go("cli", "env", "GOVERSION")).trim();
    if (!isAtLeast(version, GO_VERSION)) {
        throw new Error(`Go ${GO_VERSION} or later is needed; the one on PATH is ${version}`);
    }
    return version;
}

async function build(program: Program, bin: string): Promise<void> {
    const setVersion = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${program.version}`;
    // -mod is given because GOFLAGS may hold another, which would let go.sum change.
    const flags = ["-trimpath", "-mod=readonly", "-ldflags", `-s -w ${setVersion}`];
    await go(program.module, "build", ...flags, "-o", join(bin, program.executable), program.package);
}

/** What runs a Python program is a script that lies beside its host's source. */
async function copyPythonProgram(bin: string): Promise<void> {
    const source = (await go("hosts", "list", "-f", "{{.Dir}}", pythonHost)).trim();
    const script = join(bin, EXECUTABLES.pythonProgram);
    await copyFile(join(dirname(source), EXECUTABLES.pythonProgram), script);
    await chmod(script, 0o755);
}

/** The plugin for dynamic providers is a script that comes with the npm package. */
async function copyDynamicProvider(bin: string): Promise<void> {
    const script = join(bin, EXECUTABLES.dynamicProvider);
    await copyFile(join(dirname(require.resolve("@pulumi/pulumi")), EXECUTABLES.dynamicProvider), script);
    await chmod(script, 0o755);
}

async function go(module: string, ...args: string[]): Promise<string> {
    // No C compiler is needed, as for the official release; and a workspace of the user's knows nothing of these modules.
    const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off" };
    try {
        const options = { cwd: join(__dirname, module), env, maxBuffer: 64 * 1024 * 1024 };
        return (await promisify(execFile)("go", args, options)).stdout;
    } catch (error) {
        const { code, message, stderr = "" } = error as Error & { code?: unknown; stderr?: string };
        if (code === "ENOENT") {
            throw new Error(`there is no go on PATH (Go ${GO_VERSION} or later is needed)`);
        }
        const said = stderr.split(/\r?\n/).filter((line) => line && !line.startsWith("go: downloading"));
        throw new Error(said.slice(-10).join("\n") || message);
    }
}

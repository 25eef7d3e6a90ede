import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { type ILanguageRuntimeServer, LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
    GetRequiredPackagesResponse,
    GetRequiredPluginsResponse,
    LanguageHandshakeResponse,
    type RunRequest,
    RunResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type { ProgramRunner } from "./programRunner";

/** The exit code of Pulumi's `cmd/run` after it reported the error of the program to the user. */
const FAILED_AND_REPORTED = 32;

/**
 * A language host for Node.js that serves one command of the engine. The variable PULUMI_DEBUG_LANGUAGES makes the
 * engine connect to it. Otherwise the engine would start a host, which would start a Node.js for each program.
 */
export class LanguageHost {
    private engineAddress = "";

    private constructor(
        private readonly runner: ProgramRunner,
        private readonly environment: Record<string, string>,
        private readonly server = new grpc.Server(),
    ) {}

    /**
     * Starts a host.
     *
     * @param environment the environment of the programs.
     */
    static async start(runner: ProgramRunner, environment: Record<string, string>): Promise<LanguageHost> {
        const host = new LanguageHost(runner, environment);
        await host.listen();
        return host;
    }

    /** The variables that make the engine use this host. */
    variables: Record<string, string> = {};

    stop(): void {
        this.server.forceShutdown();
    }

    private async listen(): Promise<void> {
        const handlers: Partial<ILanguageRuntimeServer> = {
            handshake: ({ request }, callback) => {
                this.engineAddress = request.getEngineAddress();
                callback(null, new LanguageHandshakeResponse());
            },
            getPluginInfo: (_, callback) => callback(null, new PluginInfo().setVersion("1.0.0")),
            getRequiredPlugins: (_, callback) => callback(null, new GetRequiredPluginsResponse()),
            getRequiredPackages: (_, callback) => callback(null, new GetRequiredPackagesResponse()),
            run: ({ request }, callback) => {
                this.run(request).then((response) => callback(null, response), callback);
            },
        };
        this.server.addService(LanguageRuntimeService, handlers as ILanguageRuntimeServer);
        const port = await new Promise<number>((resolve, reject) => {
            const credentials = grpc.ServerCredentials.createInsecure();
            this.server.bindAsync("127.0.0.1:0", credentials, (error, bound) =>
                error ? reject(error) : resolve(bound),
            );
        });
        this.variables = { PULUMI_DEBUG_LANGUAGES: `nodejs:${port}` };
    }

    private async run(request: RunRequest): Promise<RunResponse> {
        const engine = new EngineClient(this.engineAddress, grpc.credentials.createInsecure());
        const logged: Promise<void>[] = [];
        const program = {
            folder: request.getPwd(),
            environment: {
                ...this.environment,
                PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
                PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
            },
            args: argumentsOf(request, this.engineAddress),
        };
        const exitCode = await this.runner.run(program, (text) => logged.push(log(engine, text)));
        await Promise.all(logged);
        engine.close();
        if (exitCode === FAILED_AND_REPORTED) {
            return new RunResponse().setBail(true);
        }
        return new RunResponse().setError(exitCode === 0 ? "" : `Program exited with non-zero exit code: ${exitCode}`);
    }
}

/** Returns the command line of Pulumi's `cmd/run`, the same as that of Pulumi's own host. */
function argumentsOf(request: RunRequest, engineAddress: string): string[] {
    const options = {
        monitor: request.getMonitorAddress(),
        engine: engineAddress,
        organization: request.getOrganization(),
        project: request.getProject(),
        stack: request.getStack(),
        pwd: request.getPwd(),
        parallel: String(request.getParallel()),
    };
    return [
        ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
        ...(request.getDryrun() ? ["--dry-run"] : []),
        request.getProgram() || ".",
    ];
}

/** Shows the output of a program, like the engine shows the output of a host. */
function log(engine: EngineClient, text: string): Promise<void> {
    const request = new LogRequest().setSeverity(LogSeverity.INFO).setMessage(text).setStreamid(1);
    return new Promise((resolve) => engine.log(request, () => resolve()));
}

import { credentials, Metadata } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** How long the engine may take to answer. It answers at once; after this time it is taken for gone. */
const CALL_TIMEOUT_MS = 15_000;

/** The engine listens on this machine: without this option gRPC would ask the proxy of the environment for it. */
const CHANNEL_OPTIONS = { "grpc.enable_http_proxy": 0 };

/** The engine that started the plugin: the way to the user. What a plugin prints is shown to nobody. */
export class Engine {
    private client: EngineClient | undefined;

    /**
     * @param address where the engine listens, `HOST:PORT`; none for a plugin that waits for a debugger.
     * @param timeoutMs how long a call may take, in milliseconds.
     */
    constructor(
        address: string | undefined,
        private readonly timeoutMs: number = CALL_TIMEOUT_MS,
    ) {
        this.attach(address);
    }

    /** Turns to another engine. */
    attach(address: string | undefined): void {
        this.client?.close();
        this.client = address ? new EngineClient(address, credentials.createInsecure(), CHANNEL_OPTIONS) : undefined;
    }

    /**
     * Shows a message to the user, among the diagnostics of a resource, or of the stack where there is no URN. One that
     * can't be shown fails nothing: it says no more than what the state or an error says as well.
     */
    async info(message: string, urn = ""): Promise<void> {
        await this.log(LogSeverity.INFO, message, urn).catch(() => console.error(message));
    }

    /**
     * The same as a warning.
     *
     * @throws Error when the engine didn't take it. Whoever gave the warning has to pass it on in another way.
     */
    async warn(message: string, urn = ""): Promise<void> {
        await this.log(LogSeverity.WARNING, message, urn);
    }

    /**
     * Shows how far something has come. The engine shows such a message beside the resource, or the stack, only until
     * the next one, and keeps it in no log.
     *
     * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/engine.proto `LogRequest.ephemeral`
     */
    async progress(message: string, urn = ""): Promise<void> {
        // Nothing is lost when it can't be shown.
        await this.log(LogSeverity.INFO, message, urn, true).catch(() => undefined);
    }

    private log(severity: LogSeverity, message: string, urn: string, isEphemeral = false): Promise<void> {
        const { client } = this;
        if (client === undefined) {
            return Promise.reject(new Error("there is no engine"));
        }
        const request = new LogRequest()
            .setSeverity(severity)
            .setMessage(message)
            .setUrn(urn)
            .setEphemeral(isEphemeral);
        const deadline = Date.now() + this.timeoutMs;
        return new Promise((resolve, reject) => {
            client.log(request, new Metadata(), { deadline }, (error) => (error ? reject(error) : resolve()));
        });
    }
}

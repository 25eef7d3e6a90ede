import { credentials, Metadata } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** The timeout of a call to the engine. It normally responds at once; after this time the call fails. */
const CALL_TIMEOUT_MS = 15_000;

/** The engine listens on this machine. Without this option, gRPC would use the proxy of the environment. */
const CHANNEL_OPTIONS = { "grpc.enable_http_proxy": 0 };

/** The engine that started the plugin. Messages to the user go through it, because it hides what a plugin prints. */
export class Engine {
    private client: EngineClient | undefined;

    /**
     * @param address the address of the engine, `HOST:PORT`; `undefined` for a plugin that waits for a debugger.
     * @param timeoutMs the timeout of a call, in milliseconds.
     */
    constructor(
        address: string | undefined,
        private readonly timeoutMs: number = CALL_TIMEOUT_MS,
    ) {
        this.attach(address);
    }

    /** Connects to another engine. */
    attach(address: string | undefined): void {
        this.client?.close();
        this.client = address ? new EngineClient(address, credentials.createInsecure(), CHANNEL_OPTIONS) : undefined;
    }

    /**
     * Shows a message in the diagnostics of a resource, or of the stack without a URN. A failure to show it is ignored,
     * because the state or an error has the same information.
     */
    async info(message: string, urn = ""): Promise<void> {
        await this.log(LogSeverity.INFO, message, urn).catch(() => console.error(message));
    }

    /**
     * Shows a warning, like {@link info}.
     *
     * @throws Error if the engine did not accept it. The caller must report the warning in another way.
     */
    async warn(message: string, urn = ""): Promise<void> {
        await this.log(LogSeverity.WARNING, message, urn);
    }

    /**
     * Shows progress. The engine shows the message next to the resource, or the stack, until the next message, and does not
     * log it.
     *
     * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/engine.proto `LogRequest.ephemeral`
     */
    async progress(message: string, urn = ""): Promise<void> {
        // A progress message that can't be shown is not needed.
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

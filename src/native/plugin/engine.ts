import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** The engine that started the plugin: the way to the user. What a plugin prints is shown to nobody. */
export class Engine {
    private client: EngineClient | undefined;

    /** @param address where the engine listens; none for a plugin that waits for a debugger. */
    constructor(address: string | undefined) {
        this.attach(address);
    }

    /** Turns to another engine. */
    attach(address: string | undefined): void {
        this.client = address ? new EngineClient(address, credentials.createInsecure()) : undefined;
    }

    /** Shows a message to the user, among the diagnostics of a resource, or of the stack where there is no URN. */
    async info(message: string, urn = ""): Promise<void> {
        await this.log(LogSeverity.INFO, message, urn);
    }

    /** The same as a warning. */
    async warn(message: string, urn = ""): Promise<void> {
        await this.log(LogSeverity.WARNING, message, urn);
    }

    private log(severity: LogSeverity, message: string, urn: string): Promise<void> {
        const request = new LogRequest().setSeverity(severity).setMessage(message).setUrn(urn);
        return new Promise((resolve) => {
            // A step mustn't fail since its message couldn't be shown: by now AWS may have done what it was asked to.
            const shown = (error: unknown) => {
                if (error) {
                    console.error(message);
                }
                resolve();
            };
            if (this.client === undefined) {
                shown("there is no engine");
            } else {
                this.client.log(request, shown);
            }
        });
    }
}

import type { handleServerStreamingCall, handleUnaryCall } from "@grpc/grpc-js";
import { serviceErrorFor } from "./errors";

/**
 * Wraps the handlers of the engine's gRPC calls: counts the calls in flight, and converts their errors for the user.
 */
export class RpcTracker {
    private inFlight = 0;
    private whenIdle: (() => void) | undefined;

    /** Wraps the handler of a unary call. */
    unary<Request, Response>(
        handle: (request: Request) => Response | Promise<Response>,
    ): handleUnaryCall<Request, Response> {
        return async ({ request }, callback) => {
            this.inFlight++;
            try {
                callback(null, await handle(request));
            } catch (error) {
                callback(serviceErrorFor(error), null);
            } finally {
                this.finish();
            }
        };
    }

    /** Wraps the handler of a server-streaming call. */
    stream<Request, Response>(
        handle: (request: Request) => Promise<Response[]>,
    ): handleServerStreamingCall<Request, Response> {
        return async (call) => {
            this.inFlight++;
            try {
                for (const response of await handle(call.request)) {
                    call.write(response);
                }
                call.end();
            } catch (error) {
                call.emit("error", serviceErrorFor(error));
            } finally {
                this.finish();
            }
        };
    }

    /** Resolves when no call is in flight. */
    idle(): Promise<void> {
        return new Promise((resolve) => {
            this.whenIdle = resolve;
            this.resolveIfIdle();
        });
    }

    private finish(): void {
        this.inFlight--;
        this.resolveIfIdle();
    }

    private resolveIfIdle(): void {
        if (this.inFlight === 0) {
            this.whenIdle?.();
        }
    }
}

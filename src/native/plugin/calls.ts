import type { handleServerStreamingCall, handleUnaryCall } from "@grpc/grpc-js";
import { serviceErrorFor } from "./errors";

/** The engine's calls that are under way: each is answered, with an error that a user may see where it fails. */
export class Calls {
    private inFlight = 0;
    private whenIdle: (() => void) | undefined;

    /** Answers a call with one message. */
    unary<Request, Response>(
        answer: (request: Request) => Response | Promise<Response>,
    ): handleUnaryCall<Request, Response> {
        return async ({ request }, callback) => {
            this.inFlight++;
            try {
                callback(null, await answer(request));
            } catch (error) {
                callback(serviceErrorFor(error), null);
            } finally {
                this.ended();
            }
        };
    }

    /** Answers a call with any number of messages. */
    stream<Request, Response>(
        answer: (request: Request) => Promise<Response[]>,
    ): handleServerStreamingCall<Request, Response> {
        return async (call) => {
            this.inFlight++;
            try {
                for (const response of await answer(call.request)) {
                    call.write(response);
                }
                call.end();
            } catch (error) {
                call.emit("error", serviceErrorFor(error));
            } finally {
                this.ended();
            }
        };
    }

    /** Resolves as soon as no call is under way. */
    idle(): Promise<void> {
        return new Promise((resolve) => {
            this.whenIdle = resolve;
            this.tellIfIdle();
        });
    }

    private ended(): void {
        this.inFlight--;
        this.tellIfIdle();
    }

    private tellIfIdle(): void {
        if (this.inFlight === 0) {
            this.whenIdle?.();
        }
    }
}

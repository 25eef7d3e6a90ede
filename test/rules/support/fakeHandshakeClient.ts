import type { Handshake } from "../../../src/handshake/handshake";
import type { HandshakeClient } from "../../../src/resources/accountClient";
import { CallError } from "../../../src/resources/callError";
import type { Context } from "../../../src/resources/context";

/** The result of a call. */
export type CallResult = Handshake | Error;

/** An account with fixed results that records every call and message. */
export class FakeHandshakeClient implements HandshakeClient {
    readonly calls: string[] = [];
    readonly warnings: string[] = [];
    readonly infos: string[] = [];

    constructor(private readonly results: { decline?: CallResult; describe?: CallResult; read?: CallResult } = {}) {}

    get context(): Context {
        return {
            client: this,
            warn: (message) => void this.warnings.push(message),
            progress: () => {},
            info: (message) => void this.infos.push(message),
        };
    }

    declineHandshake(handshakeId: string): Promise<Handshake> {
        return this.call("decline", handshakeId);
    }

    describeHandshake(handshakeId: string): Promise<Handshake> {
        return this.call("describe", handshakeId);
    }

    readHandshake(handshakeId: string): Promise<Handshake> {
        return this.call("read", handshakeId);
    }

    private async call(name: "decline" | "describe" | "read", handshakeId: string): Promise<Handshake> {
        this.calls.push(`${name} ${handshakeId}`);
        const result = this.results[name];
        if (result === undefined || result instanceof Error) {
            throw result ?? new Error(`Unexpected ${name}.`);
        }
        return result;
    }
}

/** Returns an error of AWS with this name. */
export function refusal(code: string): CallError {
    return new CallError(`The call failed: ${code}: AWS's words.`, {
        operation: "DeclineHandshake",
        code,
        serviceError: `${code}: AWS's words`,
        callerDescription: "account 222222222222 (region us-east-1)",
    });
}

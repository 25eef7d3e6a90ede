import type { Handshake } from "../../../src/handshake/handshake";
import type { Context } from "../../../src/resources/context";
import { CallError, type Organizations } from "../../../src/resources/organizations";

/** The result of a call. */
export type Answer = Handshake | Error;

/** An account with fixed results that records every call and message. */
export class FakeOrganizations implements Organizations {
    readonly calls: string[] = [];
    readonly warnings: string[] = [];
    readonly infos: string[] = [];

    constructor(private readonly answers: { decline?: Answer; describe?: Answer; read?: Answer } = {}) {}

    get context(): Context {
        return {
            organizations: this,
            warn: (message) => void this.warnings.push(message),
            progress: () => {},
            info: (message) => void this.infos.push(message),
        };
    }

    declineHandshake(handshakeId: string): Promise<Handshake> {
        return this.answer("decline", handshakeId);
    }

    describeHandshake(handshakeId: string): Promise<Handshake> {
        return this.answer("describe", handshakeId);
    }

    readHandshake(handshakeId: string): Promise<Handshake> {
        return this.answer("read", handshakeId);
    }

    private async answer(call: "decline" | "describe" | "read", handshakeId: string): Promise<Handshake> {
        this.calls.push(`${call} ${handshakeId}`);
        const answer = this.answers[call];
        if (answer === undefined || answer instanceof Error) {
            throw answer ?? new Error(`Unexpected ${call}.`);
        }
        return answer;
    }
}

/** AWS's refusal with this name. */
export function refusal(code: string): CallError {
    return new CallError(`The call failed: ${code}: AWS's words.`, {
        operation: "DeclineHandshake",
        code,
        serviceError: `${code}: AWS's words`,
        callerDescription: "account 222222222222 (region us-east-1)",
    });
}

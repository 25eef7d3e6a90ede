import type { Handshake } from "../../../src/handshake/handshake";
import type { AccountClient } from "../../../src/resources/accountClient";
import type { Context } from "../../../src/resources/context";
import { refusal } from "./fakeHandshakeClient";

/** The result of a decline: an error, or the handshake's actual state. */
export type Outcome = Error | string;

/** An account with handshakes that records every call and message. */
export class FakeAccount implements AccountClient {
    readonly calls: string[] = [];
    readonly warnings: string[] = [];
    readonly infos: string[] = [];
    /** The maximum age that each listing may have, in milliseconds. */
    readonly maxAgesMs: (number | undefined)[] = [];
    /** The error of a listing, if any. */
    denied: Error | undefined;

    /**
     * @param id the account's id.
     * @param handshakes the handshakes that AWS lists.
     * @param outcomes the results of declines, by handshake id. By default, a decline of a pending handshake succeeds.
     */
    constructor(
        readonly id: string,
        public handshakes: Handshake[],
        public outcomes: Readonly<Record<string, Outcome>> = {},
    ) {}

    get context(): Context<AccountClient> {
        return {
            client: this,
            warn: (message) => void this.warnings.push(message),
            progress: () => {},
            info: (message) => void this.infos.push(message),
        };
    }

    /** The ids of the handshakes that DeclineHandshake was called for, in order. */
    get declined(): string[] {
        return this.calls
            .flatMap((call) => (call.startsWith("decline ") ? [call.slice("decline ".length)] : []))
            .sort();
    }

    async accountId(): Promise<string> {
        this.calls.push("accountId");
        return this.id;
    }

    async listHandshakes({ maxAgeMs }: { maxAgeMs?: number } = {}): Promise<Handshake[]> {
        this.calls.push("list");
        this.maxAgesMs.push(maxAgeMs);
        if (this.denied !== undefined) {
            throw this.denied;
        }
        return this.handshakes.map((handshake) => ({ ...handshake }));
    }

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        this.calls.push(`decline ${handshakeId}`);
        const outcome = this.outcomes[handshakeId];
        if (outcome instanceof Error) {
            throw outcome;
        }
        const handshake = this.find(handshakeId);
        if (handshake.state !== "OPEN" && handshake.state !== "REQUESTED") {
            throw refusal("InvalidHandshakeTransitionException");
        }
        handshake.state = outcome ?? "DECLINED";
        if (outcome !== undefined && outcome !== "DECLINED") {
            throw refusal("InvalidHandshakeTransitionException");
        }
        return { ...handshake };
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        this.calls.push(`describe ${handshakeId}`);
        return { ...this.find(handshakeId) };
    }

    async readHandshake(): Promise<Handshake> {
        throw new Error("Unexpected readHandshake.");
    }

    private find(handshakeId: string): Handshake {
        const found = this.handshakes.find(({ id }) => id === handshakeId);
        if (found === undefined) {
            throw refusal("HandshakeNotFoundException");
        }
        return found;
    }
}

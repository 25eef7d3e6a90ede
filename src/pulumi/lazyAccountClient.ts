import type { Handshake } from "../handshake/handshake";
import type { AccountClient } from "../resources/accountClient";

/**
 * The client of the account that a connection reaches. It connects with the first call. So an invalid connection is an
 * error of that call, which fails only one resource. A step without a call needs no connection.
 */
export class LazyAccountClient implements AccountClient {
    private connected: Promise<AccountClient> | undefined;

    /** @param connect loads the AWS SDK, and returns the client. */
    constructor(private readonly connect: () => Promise<AccountClient>) {}

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        return await (await this.client()).declineHandshake(handshakeId);
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        return await (await this.client()).describeHandshake(handshakeId);
    }

    async readHandshake(handshakeId: string): Promise<Handshake> {
        return await (await this.client()).readHandshake(handshakeId);
    }

    async listHandshakes(options?: { maxAgeMs?: number }): Promise<Handshake[]> {
        return await (await this.client()).listHandshakes(options);
    }

    async accountId(): Promise<string> {
        return await (await this.client()).accountId();
    }

    private client(): Promise<AccountClient> {
        this.connected ??= this.connect();
        return this.connected;
    }
}

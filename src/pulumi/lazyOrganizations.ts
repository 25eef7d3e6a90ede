import type { Handshake } from "../handshake/handshake";
import type { AccountOrganizations } from "../resources/organizations";

/**
 * The account that a connection reaches. It connects with the first call. So an invalid connection is an error of that
 * call, which fails only one resource. A step without a call needs no connection.
 */
export class LazyOrganizations implements AccountOrganizations {
    private reached: Promise<AccountOrganizations> | undefined;

    /** @param reach loads the AWS SDK and finds the account. */
    constructor(private readonly reach: () => Promise<AccountOrganizations>) {}

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        return await (await this.account()).declineHandshake(handshakeId);
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        return await (await this.account()).describeHandshake(handshakeId);
    }

    async readHandshake(handshakeId: string): Promise<Handshake> {
        return await (await this.account()).readHandshake(handshakeId);
    }

    async listHandshakes(options?: { maxAgeMs?: number }): Promise<Handshake[]> {
        return await (await this.account()).listHandshakes(options);
    }

    async accountId(): Promise<string> {
        return await (await this.account()).accountId();
    }

    private account(): Promise<AccountOrganizations> {
        this.reached ??= this.reach();
        return this.reached;
    }
}

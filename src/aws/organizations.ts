import {
    DeclineHandshakeCommand,
    DescribeHandshakeCommand,
    ListHandshakesForAccountCommand,
    type OrganizationsClient,
} from "@aws-sdk/client-organizations";
import type { Handshake } from "../handshake/handshake";
import { isSettled } from "../handshake/standing";
import { HandshakeError } from "../lifecycle/handshakeError";
import type { AccountOrganizations } from "../lifecycle/organizations";
import { callErrorFor } from "./callError";
import type { AwsConnection } from "./connection";
import type { Paces } from "./paces";
import { allPages, type Page } from "./pages";
import { type Attempt, type Between, withRetries } from "./retry";
import { SharedListing } from "./sharedListing";
import type { Time } from "./time";
import { handshakeFromWire } from "./wire";

const defaultRetries = 10;

/** AWS Organizations as the account that a connection reaches: paced, retried, with every failure explained. */
export class AwsOrganizations implements AccountOrganizations {
    private readonly listing: SharedListing;

    constructor(
        private readonly connection: AwsConnection,
        private readonly paces: () => Promise<Paces>,
        private readonly time: Time,
    ) {
        this.listing = new SharedListing(() => this.listHandshakes(), time);
    }

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        this.listing.forget();
        const decline = async (client: OrganizationsClient) => {
            const answer = await client.send(new DeclineHandshakeCommand({ HandshakeId: handshakeId }));
            return handshakeFromWire(answer.Handshake);
        };
        const lookUp: Attempt<Handshake | undefined> = async (first, onTurn) => {
            const found = await this.paced("DescribeHandshake", first, (client) => {
                onTurn();
                return describe(client, handshakeId);
            });
            return isSettled(found.state) ? found : undefined;
        };
        return await this.called("DeclineHandshake", `handshake ${handshakeId}`, decline, { lookUp });
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        const call = (client: OrganizationsClient) => describe(client, handshakeId);
        return await this.called("DescribeHandshake", `handshake ${handshakeId}`, call);
    }

    async readHandshake(handshakeId: string): Promise<Handshake> {
        return (await this.listing.find(handshakeId)) ?? (await this.describeHandshake(handshakeId));
    }

    async listHandshakes(): Promise<Handshake[]> {
        return await allPages((token) => this.listPage(token));
    }

    async accountId(): Promise<string> {
        await this.connection.allowed();
        try {
            return (await this.connection.caller()).account;
        } catch (thrown) {
            throw thrown instanceof HandshakeError
                ? thrown
                : await callErrorFor(
                      { operation: "GetCallerIdentity", subject: "the credentials", connection: this.connection },
                      thrown,
                  );
        }
    }

    private async listPage(token: string | undefined): Promise<Page> {
        const { Handshakes = [], NextToken } = await this.called("ListHandshakesForAccount", "the account", (client) =>
            client.send(new ListHandshakesForAccountCommand({ NextToken: token })),
        );
        return { handshakes: Handshakes.map(handshakeFromWire), next: NextToken };
    }

    private async called<T>(
        operation: keyof Paces,
        subject: string,
        call: (client: OrganizationsClient) => Promise<T>,
        between: Between<T> = {},
    ): Promise<T> {
        await this.connection.allowed();
        const pace = (await this.paces())[operation];
        let used = this.connection.client;
        const policy = { maxRetries: this.connection.settings.maxRetries ?? defaultRetries, time: this.time };
        const attempt: Attempt<T> = (first, onTurn) =>
            this.paced(operation, first, (client) => {
                onTurn();
                used = client;
                return call(client);
            });
        try {
            return await withRetries(policy, attempt, {
                renewCredentials: () => this.connection.renew(used),
                lastGotThrough: () => pace.lastGotThrough,
                ...between,
            });
        } catch (thrown) {
            if (thrown instanceof HandshakeError) {
                throw new HandshakeError(`${operation} of ${subject} wasn't called: ${thrown.message}`);
            }
            throw await callErrorFor({ operation, subject, connection: this.connection }, thrown);
        }
    }

    private async paced<T>(
        operation: keyof Paces,
        first: boolean,
        call: (client: OrganizationsClient) => Promise<T>,
    ): Promise<T> {
        const pace = (await this.paces())[operation];
        return await pace.run(() => call(this.connection.client), first);
    }
}

async function describe(client: OrganizationsClient, handshakeId: string): Promise<Handshake> {
    const answer = await client.send(new DescribeHandshakeCommand({ HandshakeId: handshakeId }));
    return handshakeFromWire(answer.Handshake);
}

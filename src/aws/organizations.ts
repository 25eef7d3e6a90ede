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
import { answeredHandshake, answeredPage } from "./answer";
import { callErrorFor, canceledErrorFor } from "./callError";
import { answerUnlessCanceled, Canceled, unlessCanceled } from "./cancellation";
import type { AwsConnection } from "./connection";
import { notCalledMessage } from "./messages";
import type { Paces } from "./paces";
import { allPages, type Page } from "./pages";
import { type Attempt, type Between, withRetries } from "./retry";
import { SharedListing } from "./sharedListing";
import type { Waiting } from "./time";

/** One call to AWS. */
type Call<T> = (client: OrganizationsClient, options: { abortSignal: AbortSignal }) => Promise<T>;

const defaultRetries = 10;

/** AWS Organizations as the account that a connection reaches: paced, retried, with every failure explained. */
export class AwsOrganizations implements AccountOrganizations {
    private readonly listing: SharedListing;

    constructor(
        private readonly connection: AwsConnection,
        private readonly paces: () => Promise<Paces>,
        private readonly waiting: Waiting,
    ) {
        this.listing = new SharedListing(() => this.listHandshakes(), waiting.time);
    }

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        this.listing.forget();
        const decline: Call<Handshake> = async (client, options) => {
            const answer = await client.send(new DeclineHandshakeCommand({ HandshakeId: handshakeId }), options);
            return answeredHandshake(handshakeId, answer);
        };
        const lookUp: Attempt<Handshake | undefined> = async (first, onTurn) => {
            const found = await this.paced("DescribeHandshake", first, onTurn, describe(handshakeId));
            return isSettled(found.state) ? found : undefined;
        };
        try {
            return await this.called("DeclineHandshake", `handshake ${handshakeId}`, decline, { lookUp });
        } finally {
            // A listing that began meanwhile may have it as it was before.
            this.listing.forget();
        }
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        return await this.called("DescribeHandshake", `handshake ${handshakeId}`, describe(handshakeId));
    }

    async readHandshake(handshakeId: string): Promise<Handshake> {
        return (await this.listing.find(handshakeId)) ?? (await this.describeHandshake(handshakeId));
    }

    async listHandshakes(): Promise<Handshake[]> {
        return await allPages((token) => this.listPage(token));
    }

    async accountId(): Promise<string> {
        const { connection } = this;
        try {
            return await unlessCanceled(this.waiting.signal, async () => {
                await connection.allowed();
                return (await connection.caller()).account;
            });
        } catch (thrown) {
            const call = { operation: "GetCallerIdentity", subject: "the credentials", connection };
            if (thrown instanceof Canceled) {
                throw canceledErrorFor(call, new Canceled(true));
            }
            throw thrown instanceof HandshakeError ? thrown : await callErrorFor(call, thrown);
        }
    }

    private async listPage(token: string | undefined): Promise<Page> {
        return await this.called("ListHandshakesForAccount", "the account", async (client, options) =>
            answeredPage(await client.send(new ListHandshakesForAccountCommand({ NextToken: token }), options)),
        );
    }

    private async called<T>(
        operation: keyof Paces,
        subject: string,
        call: Call<T>,
        between: Between<T> = {},
    ): Promise<T> {
        const { connection, waiting } = this;
        let used = connection.client;
        const attempt: Attempt<T> = (first, onTurn) => {
            const whenItIsItsTurn = () => {
                onTurn();
                used = connection.client;
            };
            return this.paced(operation, first, whenItIsItsTurn, call);
        };
        try {
            const { [operation]: pace } = await unlessCanceled(waiting.signal, async () => {
                await connection.allowed();
                return await this.paces();
            });
            return await withRetries(
                { maxRetries: connection.settings.maxRetries ?? defaultRetries, ...waiting },
                attempt,
                {
                    renewCredentials: () => connection.renew(used),
                    lastGotThrough: () => pace.lastGotThrough,
                    ...between,
                },
            );
        } catch (thrown) {
            if (thrown instanceof Canceled) {
                throw canceledErrorFor({ operation, subject, connection }, thrown);
            }
            if (thrown instanceof HandshakeError) {
                throw new HandshakeError(notCalledMessage(`${operation} of ${subject}`, thrown.message));
            }
            throw await callErrorFor({ operation, subject, connection }, thrown);
        }
    }

    private async paced<T>(operation: keyof Paces, first: boolean, onTurn: () => void, call: Call<T>): Promise<T> {
        const { signal } = this.waiting;
        const pace = (await this.paces())[operation];
        return await pace.run(async () => {
            onTurn();
            const { client } = this.connection;
            // Nothing is under way yet while the client, which keeps them, would be looking for its credentials.
            await unlessCanceled(signal, () => client.config.credentials());
            return await answerUnlessCanceled(signal, (abortSignal) => call(client, { abortSignal }));
        }, first);
    }
}

function describe(handshakeId: string): Call<Handshake> {
    return async (client, options) => {
        const answer = await client.send(new DescribeHandshakeCommand({ HandshakeId: handshakeId }), options);
        return answeredHandshake(handshakeId, answer);
    };
}

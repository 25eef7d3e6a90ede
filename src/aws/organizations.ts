import {
    DeclineHandshakeCommand,
    DescribeHandshakeCommand,
    type OrganizationsClient,
} from "@aws-sdk/client-organizations";
import type { Handshake } from "../handshake/handshake";
import { standingOf } from "../handshake/standing";
import type { Organizations } from "../lifecycle/organizations";
import { callErrorFor } from "./callError";
import { type RetryPolicy, withRetries } from "./retry";
import { handshakeFromWire } from "./wire";

/** AWS Organizations through the AWS SDK, as the account whose credentials the client has. */
export class AwsOrganizations implements Organizations {
    constructor(
        private readonly client: OrganizationsClient,
        private readonly retryPolicy: RetryPolicy,
    ) {}

    async declineHandshake(handshakeId: string): Promise<Handshake> {
        const decline = async () => {
            const answer = await this.client.send(new DeclineHandshakeCommand({ HandshakeId: handshakeId }));
            return handshakeFromWire(answer.Handshake);
        };
        const lookUp = async () => {
            const found = await this.describe(handshakeId);
            return standingOf(found.state) === "pending" ? undefined : found;
        };
        return await this.explained(
            "DeclineHandshake",
            handshakeId,
            withRetries(this.retryPolicy, decline, { lookUp }),
        );
    }

    async describeHandshake(handshakeId: string): Promise<Handshake> {
        const described = withRetries(this.retryPolicy, () => this.describe(handshakeId));
        return await this.explained("DescribeHandshake", handshakeId, described);
    }

    private async describe(handshakeId: string): Promise<Handshake> {
        const answer = await this.client.send(new DescribeHandshakeCommand({ HandshakeId: handshakeId }));
        return handshakeFromWire(answer.Handshake);
    }

    private async explained<T>(operation: string, handshakeId: string, call: Promise<T>): Promise<T> {
        try {
            return await call;
        } catch (thrown) {
            const where = `region ${await this.client.config.region()}`;
            throw callErrorFor({ operation, subject: `handshake ${handshakeId}`, where }, thrown);
        }
    }
}

// A typical dynamic provider: its code is in the state, each call has its own client, and the AWS SDK retries.
const pulumi = require("@pulumi/pulumi");
const organizations = require("@aws-sdk/client-organizations");

const outputsOf = ({ Arn, Action, State, RequestedTimestamp, ExpirationTimestamp, Parties, Resources }) => ({
    arn: Arn,
    action: Action,
    state: State,
    requestedTimestamp: RequestedTimestamp.toISOString(),
    expirationTimestamp: ExpirationTimestamp.toISOString(),
    parties: Parties,
    resources: Resources,
});

const provider = {
    async create({ handshakeId }) {
        const client = new organizations.OrganizationsClient();
        const command = new organizations.DeclineHandshakeCommand({ HandshakeId: handshakeId });
        const { Handshake } = await client.send(command);
        return { id: handshakeId, outs: { handshakeId, ...outputsOf(Handshake) } };
    },
    async read(id, props) {
        const client = new organizations.OrganizationsClient();
        const command = new organizations.DescribeHandshakeCommand({ HandshakeId: id });
        const { Handshake } = await client.send(command);
        return { id, props: { ...props, ...outputsOf(Handshake) } };
    },
};

const outputs = {
    arn: undefined,
    action: undefined,
    state: undefined,
    requestedTimestamp: undefined,
    expirationTimestamp: undefined,
    parties: undefined,
    resources: undefined,
};

for (const { id } of require("./plan.json").targets) {
    const secret = { additionalSecretOutputs: ["parties", "resources"] };
    new pulumi.dynamic.Resource(provider, id, { ...outputs, handshakeId: id }, secret);
}

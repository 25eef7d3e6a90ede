// What the engine takes by itself: resources with the same outputs, the same ones secret, that call nobody.
const pulumi = require("@pulumi/pulumi");

// Its text stands in the state of each resource, and the whole state is written at each step: so it's short.
const provider = {
    async configure() {
        Object.assign(this, require(`${process.cwd()}/provider.js`));
    },
};

const outputs = {
    arn: undefined,
    action: undefined,
    state: undefined,
    requestedTimestamp: undefined,
    expirationTimestamp: undefined,
    organizationId: undefined,
    senderAccountId: undefined,
    parties: undefined,
    resources: undefined,
};

for (const { id, connection } of require("./handshakes.json")) {
    const inputs = { handshakeId: id, desiredState: "declined", connection };
    const secret = { additionalSecretOutputs: ["parties", "resources"] };
    new pulumi.dynamic.Resource(provider, id, { ...outputs, ...inputs }, secret, "aws-handshakes", "Floor");
}

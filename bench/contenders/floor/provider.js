// A provider that makes no calls. Its values are as large as those of this package.
exports.check = async (_olds, news) => ({ inputs: news });
exports.diff = async () => ({ changes: false });
exports.read = async (id, props) => ({ id, props });
exports.create = async (inputs) => {
    if (inputs.guard !== undefined) {
        return {
            id: inputs.guard,
            outs: { ...inputs, accountId: inputs.guard, allowed: [], declined: [], unwanted: [] },
        };
    }
    const arn = `arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/${inputs.handshakeId}`;
    return { id: inputs.handshakeId, outs: { ...inputs, arn, ...values } };
};

const values = {
    action: "INVITE",
    state: "DECLINED",
    requestedTimestamp: "2026-01-01T00:00:00.000Z",
    expirationTimestamp: "2026-01-16T00:00:00.000Z",
    organizationId: "o-exampleorgid",
    senderAccountId: "111111111111",
    parties: [
        { id: "222222222222", type: "ACCOUNT" },
        { id: "o-exampleorgid", type: "ORGANIZATION" },
    ],
    resources: [
        {
            type: "ORGANIZATION",
            value: "o-exampleorgid",
            resources: [
                { type: "MASTER_EMAIL", value: "account-111111111111@example.com" },
                { type: "MASTER_NAME", value: "Management account" },
            ],
        },
        { type: "ACCOUNT", value: "222222222222" },
        { type: "NOTES", value: "This is a handshake sent by o-exampleorgid." },
    ],
};

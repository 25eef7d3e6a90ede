// The time that the engine itself takes: resources with the same outputs and secrets that make no calls.
const pulumi = require("@pulumi/pulumi");
const { declares, targets, accounts, roleName } = require("./plan.json");

// The state of each resource contains this code, and the engine writes the whole state at each step. So it is short.
const provider = {
    async configure() {
        Object.assign(this, require(`${process.cwd()}/provider.js`));
    },
};

const handshakeOutputs = {
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

const guardOutputs = { accountId: undefined, allowed: undefined, declined: undefined, unwanted: undefined };

const organizationGuardOutputs = { ...guardOutputs, guardedAccounts: undefined, skippedAccounts: undefined };

const programs = {
    handshakes() {
        const secret = { additionalSecretOutputs: ["parties", "resources"] };
        for (const { id, connection } of targets) {
            const inputs = { handshakeId: id, desiredState: "declined", connection };
            declare(id, { ...handshakeOutputs, ...inputs }, secret);
        }
    },
    guards() {
        for (const { id, connection } of accounts) {
            declare(id, { ...guardOutputs, guard: id, connection });
        }
    },
    "organization guard"() {
        const guardedAccounts = accounts.map(({ id }) => id);
        declare("organization", { ...organizationGuardOutputs, guard: "organization", roleName, guardedAccounts });
    },
};

function declare(name, properties, options) {
    new pulumi.dynamic.Resource(provider, name, properties, options, "aws-handshakes", "Floor");
}

programs[declares]();

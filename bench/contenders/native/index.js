// The native plugin, used as in the README.
const handshakes = require("pulumi-aws-handshakes/native");
const { declares, targets, accounts, roleName } = require("./plan.json");

const programs = {
    handshakes() {
        for (const { id, connection } of targets) {
            new handshakes.ReceivedHandshake(id, { handshakeId: id, desiredState: "declined", connection });
        }
    },
    guards() {
        for (const { id, connection } of accounts) {
            new handshakes.InvitationGuard(id, { connection });
        }
    },
    "organization guard"() {
        new handshakes.OrganizationGuard("organization", { roleName });
    },
};

programs[declares]();

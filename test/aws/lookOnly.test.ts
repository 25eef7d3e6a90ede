import assert from "node:assert/strict";
import { ConnectionPool, settingsOf } from "../../src/aws";
import { LOOK_ONLY_ROLE } from "../../src/aws/identity/lookOnly";
import { version } from "../../src/version";
import { withSandbox } from "../support/withSandbox";

const own = "222222222222";
const member = "444444444444";
const guard = `arn:aws:iam::${member}:role/security/guard`;

describe("ConnectionPool", () => {
    const sandbox = withSandbox();

    beforeEach(async () => {
        sandbox.invite({ id: "h-ofamember1", recipient: member });
    });

    afterEach(async () => {
        delete process.env[LOOK_ONLY_ROLE];
    });

    function pool(): ConnectionPool {
        const configuration: Record<string, string> = {
            region: "us-east-1",
            accessKey: sandbox.account(own).accessKeyId,
            secretKey: "sandbox",
            endpoints: JSON.stringify([{ organizations: sandbox.url, sts: sandbox.url }]),
        };
        return new ConnectionPool(settingsOf((name) => configuration[name]));
    }

    const reach = () => pool().accountClient({ assumeRoles: [{ roleArn: guard, externalId: "x1" }] });

    const rolesAssumed = () =>
        sandbox.requests.filter(({ operation }) => operation === "AssumeRole").map(({ assumedRole }) => assumedRole);

    it("sends the product and its version as the user agent to Organizations and STS", async () => {
        await reach().listHandshakes();
        await reach().accountId();
        const agents = new Map(sandbox.requests.map(({ operation, userAgent }) => [operation, userAgent]));
        assert.deepEqual([...agents.keys()].sort(), ["AssumeRole", "GetCallerIdentity", "ListHandshakesForAccount"]);
        for (const [operation, userAgent] of agents) {
            assert.match(userAgent ?? "", new RegExp(`\\bpulumi-aws-handshakes/${version}\\b`), operation);
        }
    });

    it("assumes the role of LOOK_ONLY_ROLE in the same account with the same external ID, and declines nothing", async () => {
        process.env[LOOK_ONLY_ROLE] = "/looking/guard-look";
        sandbox.setRole(`arn:aws:iam::${member}:role/looking/guard-look`, { externalId: "x1" });
        const client = reach();
        assert.equal((await client.listHandshakes()).length, 1);
        assert.deepEqual(rolesAssumed(), [`arn:aws:iam::${member}:role/looking/guard-look`]);
        await assert.rejects(client.declineHandshake("h-ofamember1"), /LOOK_ONLY_ROLE is set: this run only looks/);
        const own = pool().accountClient();
        await assert.rejects(own.declineHandshake("h-ofamember1"), /this run only looks/, "without a role too");
        await pool()
            .administratorClient()
            .visit(member, { roleArn: guard, externalId: "x1" }, (visited) => visited.listHandshakes());
        assert.equal(rolesAssumed().at(-1), `arn:aws:iam::${member}:role/looking/guard-look`);
        assert.deepEqual(sandbox.calls("DeclineHandshake"), []);
    });

    it("rejects a LOOK_ONLY_ROLE that is no name of a role, and ignores an empty one", async () => {
        process.env[LOOK_ONLY_ROLE] = guard;
        assert.throws(reach, /must be the name of a role/);
        process.env[LOOK_ONLY_ROLE] = "";
        await reach().declineHandshake("h-ofamember1");
        assert.deepEqual(rolesAssumed(), [guard]);
    });
});

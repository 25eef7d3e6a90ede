import assert from "node:assert/strict";
import { Sandbox } from "../../sandbox";
import { parseCommandLine } from "../../sandbox/commandLine";
import { introduction } from "../../sandbox/introduction";

describe("the sandbox's command line", () => {
    it("has no organization by default", () => {
        const commandLine = parseCommandLine([]);
        assert.deepEqual(commandLine, {
            options: { port: 0, latencyMs: 0, rates: "none", organizations: [] },
            accountId: "222222222222",
            seconds: 3600,
        });
    });

    it("makes an organization with units, suspended accounts, an administrator and other quotas", async () => {
        const commandLine = parseCommandLine(
            [
                "--organization 12 --suspended 2 --organizational-units 3 --delegated-administrator 300000000001",
                "--quota-factor 5 --other-tool --rates aws --for 60",
            ].flatMap((line) => line.split(" ")),
        );
        assert.ok(commandLine !== undefined);
        const sandbox = await Sandbox.start(commandLine.options);
        try {
            const [organization] = sandbox.organizations.all;
            assert.ok(organization !== undefined);
            assert.equal(organization.members.length, 12);
            assert.equal(organization.managementAccountId, commandLine.accountId);
            assert.deepEqual(
                organization.members.filter(({ state }) => state === "SUSPENDED").map(({ id }) => id),
                ["300000000008", "300000000009"],
            );
            assert.deepEqual(
                organization.organizationalUnits.map(({ parent }) => parent),
                ["r-root", "ou-root-unit0001", "ou-root-unit0002"],
            );
            assert.equal(new Set(organization.members.map(({ parent }) => parent)).size, 4);
            assert.equal(organization.canList("300000000001"), true);
            assert.deepEqual([organization.quotaFactor, organization.otherToolTakesHalf], [5, true]);
            assert.match(introduction(sandbox, commandLine), /AKIASANDBOX100000000000[\s\S]* has 12 accounts/);
            // The management account doesn't have the handshake.
            assert.match(
                introduction(sandbox, commandLine),
                /^AWS_ACCESS_KEY_ID=AKIASANDBOX222222222222 aws organizations decline-handshake /m,
            );
        } finally {
            await sandbox.stop();
        }
    });

    it("rejects an invalid number and an unknown option", () => {
        assert.throws(() => parseCommandLine(["--organization", "many"]), /--organization takes a number/);
        assert.throws(() => parseCommandLine(["--rates", "fast"]), /none or aws/);
        assert.throws(() => parseCommandLine(["--accounts", "3"]), /Unknown option/);
        assert.equal(parseCommandLine(["--help"]), undefined);
    });
});

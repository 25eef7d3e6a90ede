import assert from "node:assert/strict";
import { ConnectionPool, settingsOf } from "../../src/aws";
import { CanceledError } from "../../src/resources/handshakeError";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import { type Configuration, failureOf, getFrom, withAwsTestBed } from "./support/awsTestBed";

const own = "222222222222";
const members = Array.from({ length: 40 }, (_, at) => String(300000000001 + at));
const [first = ""] = members;
const roleArn = `arn:aws:iam::${first}:role/guard`;

describe("A call to STS that is throttled", function () {
    this.timeout(120_000);

    const bed = withAwsTestBed({
        organizations: [{ id: "o-ourownorgid", managementAccountId: own, members: members.map((id) => ({ id })) }],
    });

    const throttle = (operation: string, times: number, accountId?: string) =>
        bed.sandbox.faults.add({ operation, times, accountId, fault: { throttle: true } });
    const count = (operation: string) => bed.operations().filter((each) => each === operation).length;

    for (const operation of ["AssumeRole", "GetCallerIdentity"]) {
        it(`succeeds after five throttled calls of ${operation}`, async () => {
            throttle(operation, 5);
            const client = bed.accountClient({ "aws:assumeRoles": [{ roleArn }] });
            assert.equal(await client.accountId(), first);
            assert.equal(count(operation), 6);
        });

        it(`fails after one call of ${operation} with aws:maxRetries 0, and after AWS_MAX_ATTEMPTS calls`, async () => {
            for (const [configuration, variables, calls] of [
                [{ "aws:maxRetries": 0 }, {}, 1],
                [{ "aws:maxRetries": 1 }, {}, 2],
                [{}, { AWS_MAX_ATTEMPTS: "2" }, 2],
            ] as [Configuration, Record<string, string>, number][]) {
                bed.nextOperation();
                bed.sandbox.faults.clear();
                throttle(operation, 99);
                Object.assign(process.env, variables);
                const client = bed.accountClient({ "aws:assumeRoles": [{ roleArn }], ...configuration });
                assert.match((await failureOf(client.accountId())).message, /Throttling/);
                assert.equal(count(operation), calls);
            }
            delete process.env.AWS_MAX_ATTEMPTS;
        });

        it(`ends at once when the operation is canceled while ${operation} is throttled`, async () => {
            throttle(operation, 99);
            const canceling = new AbortController();
            const pool = new ConnectionPool(settingsOf(getFrom({ "aws:assumeRoles": [{ roleArn }] })), {
                signal: canceling.signal,
            });
            const asking = failureOf(pool.accountClient().accountId());
            const end = Date.now() + 20_000;
            while (count(operation) < 4 && Date.now() < end) {
                await new Promise((resolve) => setTimeout(resolve, 20));
            }
            const startedAt = performance.now();
            canceling.abort();
            assert.ok((await asking) instanceof CanceledError);
            assert.ok(performance.now() - startedAt < 1_000);
        });
    }

    it("makes no account of an organization unreachable if each is throttled five times", async () => {
        for (const accountId of members) {
            throttle("AssumeRole", 5, accountId);
        }
        const context = {
            administrator: bed.poolFor().administratorClient(),
            warn: () => {},
            info: () => {},
            progress: () => {},
        };
        const outputs = await guardOrganization(context, { roleName: "guard" });
        assert.deepEqual(outputs.guardedAccounts, [own, ...members]);
        assert.deepEqual(outputs.unreachable, []);
    });

    it("does not repeat a call that STS rejects for another reason", async () => {
        bed.sandbox.faults.add({ operation: "AssumeRole", times: 99, fault: { error: "AccessDenied" } });
        const client = bed.accountClient({ "aws:assumeRoles": [{ roleArn }] });
        assert.match((await failureOf(client.accountId())).message, /Could not assume the role .*AccessDenied/);
        assert.equal(count("AssumeRole"), 1);
    });
});

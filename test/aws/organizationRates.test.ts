import assert from "node:assert/strict";
import { memberAccounts, type Sandbox, type SandboxOptions } from "../../sandbox";
import { AwsTestBed } from "./support/awsTestBed";

const decline = "DeclineHandshake";
const list = "ListHandshakesForAccount";

const roleIn = (account: string) => ({ assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/invitation-guard` }] });

/** An organization with a number of accounts whose IDs begin with a digit. */
const organizationOf = (count: number, digit = 3, more: object = {}) => ({
    id: `o-organization${digit}`,
    managementAccountId: `${digit}`.repeat(12),
    members: memberAccounts(count, digit * 100_000_000_000),
    ...more,
});

const accountsOf = ({ members }: { members: readonly { id: string }[] }): string[] => members.map(({ id }) => id);

describe("ConnectionPool, for many accounts of an organization,", function () {
    this.timeout(120_000);
    let bed: AwsTestBed;

    afterEach(() => bed.stop());

    const start = async (options: SandboxOptions) => {
        bed = await AwsTestBed.start({ rates: "aws", latencyMs: 20, ...options });
    };

    /** Lists each account once. Returns the time in seconds. */
    async function listAll(accounts: readonly string[]): Promise<number> {
        const startedAt = bed.clock.now();
        await Promise.all(accounts.map((account) => bed.accountClient({}, roleIn(account)).listHandshakes()));
        return (bed.clock.now() - startedAt) / 1_000;
    }

    const requests = (operation: string): Sandbox["requests"] =>
        bed.sandbox.requests.filter((request) => request.operation === operation);

    /** The fraction of the calls that was throttled. */
    const throttledPart = (operation: string): number => bed.throttled / requests(operation).length;

    it("lists 200 accounts in little more than the 32 s that AWS's bucket takes", async () => {
        const organization = organizationOf(200);
        await start({ organizations: [organization] });
        const took = await listAll(accountsOf(organization));
        assert.equal(requests(list).length, 200 + bed.throttled);
        assert.ok(took < 1.15 * 32, `It took ${took} s.`);
        assert.ok(throttledPart(list) <= 0.1, `${bed.throttled} were throttled`);
        assert.match(
            bed.progressMessages[0] ?? "",
            /^AWS lets all accounts of an organization together list about 6(\.\d)? pages a second: 1\d\d more calls wait, for about \d\d s\.$/,
        );
        assert.deepEqual(bed.sandbox.calls("DescribeOrganization"), []);
        assert.deepEqual(bed.sandbox.calls("GetCallerIdentity"), []);
    });

    it("does not limit calls to STS: it assumes all roles before it lists many accounts", async () => {
        const organization = organizationOf(100);
        await start({ organizations: [organization] });
        await listAll(accountsOf(organization));
        const lastRole = requests("AssumeRole").at(-1);
        const listed = requests(list).filter(({ at, throttled }) => !throttled && at < (lastRole?.at ?? 0));
        assert.equal(requests("AssumeRole").length, 100);
        assert.ok(listed.length < 50, `${listed.length} were listed before the last role was assumed`);
    });

    it("lists two organizations side by side", async () => {
        const [one, other] = [organizationOf(50, 3), organizationOf(50, 4)];
        await start({ organizations: [one, other] });
        const took = await listAll(accountsOf(one).flatMap((id, index) => [id, accountsOf(other)[index] ?? ""]));
        assert.ok(took < 1.5 * 7 + 6, `It took ${took} s.`);
    });

    it("uses a raised quota in full", async () => {
        const organization = organizationOf(200, 3, { quotaFactor: 5 });
        await start({ organizations: [organization] });
        const took = await listAll(accountsOf(organization));
        assert.ok(took < 20, `It took ${took} s.`);
    });

    it("does not limit accounts without an organization", async () => {
        await start({});
        const took = await listAll(accountsOf(organizationOf(200)));
        assert.equal(bed.throttled, 0);
        assert.ok(took < 10, `It took ${took} s.`);
        assert.deepEqual(bed.progressMessages, []);
    });

    it("declines two handshakes in each of 50 accounts without a needless call", async () => {
        const organization = organizationOf(50);
        await start({ organizations: [organization] });
        const ids = accountsOf(organization).map((recipient) => ({ recipient, ids: bed.invite(2, { recipient }) }));
        const startedAt = bed.clock.now();
        await Promise.all(
            ids.flatMap(({ recipient, ids }) =>
                ids.map((id) => bed.accountClient({}, roleIn(recipient)).declineHandshake(id)),
            ),
        );
        const took = (bed.clock.now() - startedAt) / 1_000;
        assert.deepEqual(bed.states(ids.flatMap(({ ids }) => ids)), ["DECLINED"]);
        assert.equal(requests(decline).length, 100 + bed.throttled);
        assert.ok(took < 1.2 * 19 + 2, `It took ${took} s.`);
    });

    it("does not fail an account that AWS throttles while others get through", async () => {
        const organization = organizationOf(40);
        await start({ organizations: [organization] });
        const [unlucky = "", ...others] = accountsOf(organization);
        bed.sandbox.faults.add({ accountId: unlucky, operation: list, times: 12, fault: { throttle: true } });
        const own = bed.accountClient({ "aws:maxRetries": 2 }, roleIn(unlucky));
        let isListed = false;
        const listing = own.listHandshakes().finally(() => {
            isListed = true;
        });
        const listOthers = async () => {
            while (!isListed) {
                await Promise.all(
                    others.map((id) => bed.accountClient({ "aws:maxRetries": 2 }, roleIn(id)).listHandshakes()),
                );
            }
        };
        await Promise.all([listing, listOthers()]);
        // The organization's bucket may throttle the account too, which is no injected fault.
        const injected = requests(list).filter(({ accountId, fault }) => accountId === unlucky && fault === "throttle");
        assert.equal(injected.length, 12);
        assert.ok(injected.every(({ throttled }) => throttled));
    });

    it("fails a call that AWS throttles for minutes with all others, and names the limits", async () => {
        const organization = organizationOf(3);
        await start({ organizations: [organization] });
        bed.sandbox.faults.add({ operation: list, times: Number.POSITIVE_INFINITY, fault: { throttle: true } });
        const startedAt = bed.clock.now();
        const results = await Promise.allSettled(
            accountsOf(organization).map((account) => bed.accountClient({}, roleIn(account)).listHandshakes()),
        );
        const took = (bed.clock.now() - startedAt) / 1_000;
        assert.ok(took > 120 && took < 300, `It took ${took} s.`);
        for (const result of results) {
            assert.ok(result.status === "rejected");
            assert.match(
                (result.reason as Error).message,
                /^ListHandshakesForAccount of the account failed in account 30000000000\d .*TooManyRequestsException: .* AWS throttled this call, all its retries, and all other calls of ListHandshakesForAccount\. AWS allows an account 5 of these calls per second, and all accounts of an organization together 6 per second/,
            );
        }
    });
});

import assert from "node:assert/strict";
import { Sandbox } from "../../sandbox";
import { Clock } from "../../sandbox/clock";
import { memberAccounts } from "../../sandbox/memberAccounts";
import { OrganizationRegistry } from "../../sandbox/organizationRegistry";
import { QUOTAS } from "../../sandbox/quotas";
import { type ExhaustedBucket, TokenBuckets } from "../../sandbox/tokenBuckets";

const ORGANIZATION = "o-ourorgid0001";

/** A clock that only `advance` moves. */
class ManualClock extends Clock {
    private readonly start = super.time();
    private moved = 0;

    override time(): number {
        return this.start + this.moved;
    }

    override advance({ seconds = 0 }: { seconds?: number }): void {
        this.moved += seconds * 1000;
    }
}

describe("TokenBuckets", () => {
    let clock: ManualClock;
    let organizations: OrganizationRegistry;
    let tokenBuckets: TokenBuckets;
    const members = memberAccounts(200).map(({ id }) => id);

    beforeEach(() => {
        clock = new ManualClock();
        organizations = new OrganizationRegistry(clock);
        organizations.add({
            id: ORGANIZATION,
            managementAccountId: "100000000000",
            members: members.map((id) => ({ id })),
        });
        tokenBuckets = new TokenBuckets(clock, organizations);
    });

    /** The number of accounts whose single call is accepted at this moment. */
    const admitted = (operation: string, accountIds: readonly string[] = members) =>
        accountIds.filter((accountId) => tokenBuckets.tryAcquire(accountId, operation) === undefined).length;

    /** The number of calls of one account that are accepted at this moment. */
    function burst(operation: string, accountId: string): [number, ExhaustedBucket | undefined] {
        for (let calls = 0; ; calls++) {
            const exhausted = tokenBuckets.tryAcquire(accountId, operation);
            if (exhausted !== undefined) {
                return [calls, exhausted];
            }
        }
    }

    const shared: [string, number, number][] = [
        ["AcceptHandshake", 5, 5],
        ["DeclineHandshake", 5, 5],
        ["DescribeHandshake", 10, 6],
        ["ListAccounts", 15, 9],
        ["ListAccountsForParent", 10, 6],
        ["ListHandshakesForAccount", 10, 6],
        ["ListOrganizationalUnitsForParent", 10, 6],
        ["ListRoots", 3, 1],
    ];
    for (const [operation, size, perSecond] of shared) {
        it(`lets the accounts of an organization share ${size} calls of ${operation}, then ${perSecond} per second`, () => {
            assert.equal(admitted(operation), size);
            clock.advance({ seconds: 1 });
            assert.equal(admitted(operation), perSecond);
            clock.advance({ seconds: 100 });
            assert.equal(admitted(operation), size);
        });
    }

    const own: [string, number, number][] = [
        ["AcceptHandshake", 2, 1],
        ["DeclineHandshake", 1, 1],
        ["DescribeHandshake", 2, 1],
        ["DescribeOrganization", 2, 1],
        ["ListAccounts", 12, 8],
        ["ListAccountsForParent", 8, 5],
        ["ListHandshakesForAccount", 8, 5],
        ["ListInboundResponsibilityTransfers", 2, 1],
        ["ListOrganizationalUnitsForParent", 8, 5],
        ["ListOutboundResponsibilityTransfers", 2, 1],
        ["ListRoots", 2, 1],
    ];
    for (const [operation, size, perSecond] of own) {
        it(`lets an account make ${size} calls of ${operation}, then ${perSecond} per second, in an organization or not`, () => {
            for (const accountId of ["999999999999", "300000000000"]) {
                assert.deepEqual(burst(operation, accountId), [size, "account"]);
                clock.advance({ seconds: 1 });
                assert.deepEqual(burst(operation, accountId), [perSecond, "account"]);
            }
        });
    }

    it("limits every operation of AWS Organizations in the sandbox, and none of STS", () => {
        assert.deepEqual(Object.keys(QUOTAS).sort(), own.map(([operation]) => operation).sort());
        for (const operation of ["AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"]) {
            assert.equal(admitted(operation), 200);
            assert.equal(admitted(operation, Array(100).fill(members[0])), 100);
        }
    });

    it("has separate buckets for each organization and for each account without an organization", () => {
        organizations.add({
            id: "o-second000001",
            managementAccountId: "777777777777",
            members: memberAccounts(50, 5e11),
        });
        const outsiders = memberAccounts(50, 6e11).map(({ id }) => id);
        assert.equal(admitted("ListHandshakesForAccount"), 10);
        assert.equal(
            admitted(
                "ListHandshakesForAccount",
                memberAccounts(50, 5e11).map(({ id }) => id),
            ),
            10,
        );
        assert.equal(admitted("ListHandshakesForAccount", outsiders), 50);
        assert.equal(admitted("ListHandshakesForAccount", outsiders), 50);
    });

    it("takes no token for a throttled call", () => {
        assert.equal(admitted("DeclineHandshake", members.slice(0, 5)), 5);
        for (let calls = 0; calls < 20; calls++) {
            // Its bucket and the organization's are empty.
            assert.equal(tokenBuckets.tryAcquire("300000000000", "DeclineHandshake"), "account");
            // Its bucket is full.
            assert.equal(tokenBuckets.tryAcquire("300000000010", "DeclineHandshake"), "organization");
        }
        clock.advance({ seconds: 1 });
        assert.equal(tokenBuckets.tryAcquire("300000000010", "DeclineHandshake"), undefined);
        assert.equal(admitted("DeclineHandshake"), 4);
    });

    it("has separate buckets for each operation", () => {
        assert.equal(admitted("ListHandshakesForAccount"), 10);
        assert.equal(admitted("DescribeHandshake"), 10);
        assert.equal(admitted("DeclineHandshake"), 5);
    });

    it("follows a raised quota of one organization, and half of it if another tool calls", () => {
        const organization = organizations.get(ORGANIZATION);
        assert.equal(admitted("ListHandshakesForAccount"), 10);
        organization.quotaFactor = 5;
        clock.advance({ seconds: 1 });
        assert.equal(admitted("ListHandshakesForAccount"), 30);
        organization.otherToolTakesHalf = true;
        clock.advance({ seconds: 1 });
        assert.equal(admitted("ListHandshakesForAccount"), 15);
        organization.quotaFactor = 1;
        clock.advance({ seconds: 1 });
        assert.equal(admitted("ListHandshakesForAccount"), 3);
        organization.otherToolTakesHalf = false;
        clock.advance({ seconds: 1 });
        assert.equal(admitted("ListHandshakesForAccount"), 6);
    });

    it("throttles over HTTP, and the log says whose bucket was empty", async () => {
        const sandbox = await Sandbox.start({
            rates: "aws",
            organizations: [{ id: ORGANIZATION, managementAccountId: "100000000000", members: memberAccounts(4) }],
        });
        const list = async (accountId: string) => {
            const { accessKeyId } = sandbox.account(accountId);
            const response = await fetch(sandbox.url, {
                method: "POST",
                headers: {
                    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/organizations/aws4_request`,
                    "x-amz-target": "AWSOrganizationsV20161128.DescribeHandshake",
                },
                body: JSON.stringify({ HandshakeId: "h-nosuchhandshake" }),
            });
            return response.headers.get("x-amzn-errortype");
        };
        try {
            for (const [caller, count] of [["300000000000", 3] as const, ["999999999999", 2] as const]) {
                const results = await Promise.all(Array.from({ length: count }, () => list(caller)));
                const throttled = results.filter((result) => result === "TooManyRequestsException");
                assert.equal(throttled.length, count - 2);
            }
            assert.deepEqual(
                sandbox.requests.map(({ throttled, throttledBy }) => [throttled, throttledBy]),
                [
                    [false, undefined],
                    [false, undefined],
                    [true, "account"],
                    [false, undefined],
                    [false, undefined],
                ],
            );
        } finally {
            await sandbox.stop();
        }
    });

    it("counts an account that moves in its new organization", () => {
        const [first = "", second = ""] = members;
        organizations.add({ id: "o-second000001", managementAccountId: "777777777777" });
        assert.equal(admitted("DeclineHandshake", members.slice(2)), 5);
        assert.equal(tokenBuckets.tryAcquire(first, "DeclineHandshake"), "organization");
        organizations.join("o-second000001", { id: first });
        organizations.leave(second);
        assert.equal(tokenBuckets.tryAcquire(first, "DeclineHandshake"), undefined);
        assert.equal(tokenBuckets.tryAcquire(second, "DeclineHandshake"), undefined);
    });
});

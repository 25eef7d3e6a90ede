import assert from "node:assert/strict";
import { AwsTestBed, codeOf } from "./support/awsTestBed";

const decline = "DeclineHandshake";
const role = (account: string, name = "Decliner") => ({
    assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/${name}` }],
});

describe("ConnectionPool, for declines in one account,", function () {
    this.timeout(20_000);
    let bed: AwsTestBed;

    afterEach(() => bed.stop());

    const declineAll = (ids: readonly string[], ...how: Parameters<AwsTestBed["accountClient"]>) =>
        Promise.all(ids.map((id) => bed.accountClient(...how).declineHandshake(id)));

    /** The maximum number of calls in flight. Each counts for a little less than its latency. */
    function maxInFlight(): number {
        const arrivals = bed.sandbox.requests.map(({ at }) => at);
        const during = (moment: number) =>
            arrivals.filter((at) => at <= moment && moment < at + bed.sandbox.latencyMs * 0.9);
        return Math.max(...arrivals.map((moment) => during(moment).length));
    }

    it("sends 20 declines at AWS's rate in about 20 seconds, at most 3 of them throttled", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const ids = bed.invite(20);
        const startedAt = bed.clock.now();
        await declineAll(ids);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.ok(bed.throttled <= 3, `${bed.throttled} were throttled`);
        assert.equal(bed.sandbox.calls().length, 20 + bed.throttled);
        const took = bed.clock.now() - startedAt;
        assert.ok(took > 18_000 && took < 22_000, `It took ${took} ms.`);
    });

    it("sends 200 declines with no more throttled calls", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const ids = bed.invite(200);
        await declineAll(ids);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.ok(bed.throttled <= 3, `${bed.throttled} were throttled`);
    });

    it("sends 200 unthrottled declines once each, with more and more in flight", async () => {
        bed = await AwsTestBed.start({ latencyMs: 100 });
        const ids = bed.invite(200);
        await declineAll(ids);
        assert.deepEqual(
            [...bed.sandbox.calls()].sort(),
            ids.map((id) => `${decline} ${id}`),
        );
        assert.equal(bed.throttled, 0);
        // 1, 2, 4 and so on up to 50, the number of the client's sockets.
        assert.ok(maxInFlight() > 25 && maxInFlight() <= 50, `At most ${maxInFlight()} were in flight.`);
    });

    it("starts with a single call", async () => {
        bed = await AwsTestBed.start({ latencyMs: 50 });
        const all = declineAll(bed.invite(10));
        await new Promise((resolve) => setTimeout(resolve, 40));
        assert.equal(bed.sandbox.calls(decline).length, 1);
        await all;
    });

    it("shares one limiter between two connections whose roles name the same account", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const ids = bed.invite(20, { recipient: "333333333333" });
        await Promise.all([
            declineAll(ids.slice(0, 10), {}, role("333333333333", "One")),
            declineAll(ids.slice(10), {}, role("333333333333", "Other")),
        ]);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.ok(bed.throttled <= 3, `${bed.throttled} were throttled`);
        assert.deepEqual(bed.sandbox.calls("GetCallerIdentity"), []);
    });

    it("shares one limiter between two connections for which STS returns the same account", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const ids = bed.invite(20);
        await Promise.all([declineAll(ids.slice(0, 10)), declineAll(ids.slice(10), {}, { region: "eu-west-1" })]);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.ok(bed.throttled <= 3, `${bed.throttled} were throttled`);
        assert.equal(bed.sandbox.calls("GetCallerIdentity").length, 2);
    });

    it("does not call STS while there is one connection", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        await declineAll(bed.invite(5));
        assert.deepEqual([...new Set(bed.operations())], [decline]);
    });

    it("limits each account by itself", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const accounts = Array.from({ length: 10 }, (_, index) => `33333333333${index}`);
        const ids = accounts.flatMap((recipient) => bed.invite(5, { recipient }));
        const startedAt = bed.clock.now();
        await Promise.all(
            accounts.map((account, index) => declineAll(ids.slice(index * 5, index * 5 + 5), {}, role(account))),
        );
        const took = bed.clock.now() - startedAt;
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        // Five declines in one account take five seconds. The accounts one after the other would take fifty.
        assert.ok(took < 8_000, `It took ${took} ms.`);
    });

    it("uses one limiter for each connection if STS does not return the account", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        bed.sandbox.faults.add({
            operation: "GetCallerIdentity",
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDenied" },
        });
        const ids = bed.invite(6);
        await Promise.all([declineAll(ids.slice(0, 3)), declineAll(ids.slice(3), {}, { region: "eu-west-1" })]);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
    });

    it("reports now and then how many calls wait, how long and why", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        await declineAll(bed.invite(100));
        assert.match(
            bed.progressMessages[0] ?? "",
            /^AWS lets an account decline 1 handshake a second: 9\d more calls wait, for about 9\d s\.$/,
        );
        assert.ok(
            bed.progressMessages.length >= 3 && bed.progressMessages.length <= 4,
            bed.progressMessages.join("\n"),
        );
    });

    it("reports no short wait", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        await declineAll(bed.invite(8));
        assert.deepEqual(bed.progressMessages, []);
    });

    it("fails no decline while others get through, even if another tool uses most of AWS's rate", async () => {
        bed = await AwsTestBed.start();
        const ids = bed.invite(20);
        for (let turn = 0; turn < 15; turn++) {
            bed.sandbox.faults.add({ operation: decline, after: turn + 1, times: 39, fault: { throttle: true } });
        }
        await declineAll(ids);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.equal(bed.throttled, 15 * 39);
    });

    it("does not count the wait for a slot as a failure, however many faults precede it", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const ids = bed.invite(200);
        for (const handshakeId of ids) {
            bed.sandbox.faults.add({
                handshakeId,
                operation: decline,
                fault: { error: "ConcurrentModificationException" },
            });
            bed.sandbox.faults.add({ handshakeId, operation: decline, fault: { throttle: true } });
            bed.sandbox.faults.add({
                handshakeId,
                operation: decline,
                fault: { error: "ConcurrentModificationException" },
            });
        }
        await declineAll(ids);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
    });

    it("fails a decline after its retries if none gets through", async () => {
        bed = await AwsTestBed.start();
        const ids = bed.invite(5);
        bed.sandbox.faults.add({ operation: decline, times: Number.POSITIVE_INFINITY, fault: { throttle: true } });
        const codes = await Promise.all(
            ids.map((id) => codeOf(bed.accountClient({ "aws:maxRetries": 3 }).declineHandshake(id))),
        );
        assert.deepEqual(
            codes,
            ids.map(() => "TooManyRequestsException"),
        );
        assert.equal(bed.throttled, 5 * 4);
    });

    it("does not limit calls to STS", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const accounts = Array.from({ length: 50 }, (_, index) => `4444444444${String(index).padStart(2, "0")}`);
        const ids = accounts.flatMap((recipient) => bed.invite(2, { recipient }));
        const startedAt = bed.clock.now();
        await Promise.all(
            accounts.map((account, index) => declineAll(ids.slice(index * 2, index * 2 + 2), {}, role(account))),
        );
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.equal(bed.sandbox.calls("AssumeRole").length, 50);
        assert.ok(bed.clock.now() - startedAt < 6_000, `It took ${bed.clock.now() - startedAt} ms.`);
    });
});

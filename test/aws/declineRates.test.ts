import assert from "node:assert/strict";
import { AwsTestBed, codeOf } from "./support/awsTestBed";

const decline = "DeclineHandshake";
const role = (account: string, name = "Decliner") => ({
    assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/${name}` }],
});

describe("the pace of declines", function () {
    this.timeout(20_000);
    let bed: AwsTestBed;

    afterEach(() => bed.stop());

    const declineAll = (ids: readonly string[], ...how: Parameters<AwsTestBed["organizations"]>) =>
        Promise.all(ids.map((id) => bed.organizations(...how).declineHandshake(id)));

    /** How many calls were under way at most, each for a little less than its answer takes. */
    function mostUnderWay(): number {
        const arrivals = bed.sandbox.requests.map(({ at }) => at);
        const during = (moment: number) =>
            arrivals.filter((at) => at <= moment && moment < at + bed.sandbox.latencyMs * 0.9);
        return Math.max(...arrivals.map((moment) => during(moment).length));
    }

    it("gets 20 through at AWS's rates, at most 3 of them throttled, in about 20 seconds", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const ids = bed.invite(20);
        const begun = bed.clock.now();
        await declineAll(ids);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.ok(bed.throttled <= 3, `${bed.throttled} were throttled`);
        assert.equal(bed.sandbox.calls().length, 20 + bed.throttled);
        const took = bed.clock.now() - begun;
        assert.ok(took > 18_000 && took < 22_000, `It took ${took} ms.`);
    });

    it("gets 200 through as well, throttled no more than 20 are", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const ids = bed.invite(200);
        await declineAll(ids);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.ok(bed.throttled <= 3, `${bed.throttled} were throttled`);
    });

    it("makes one call for each of 200 where nothing is throttled, and more and more of them at a time", async () => {
        bed = await AwsTestBed.start({ latencyMs: 100 });
        const ids = bed.invite(200);
        await declineAll(ids);
        assert.deepEqual(
            [...bed.sandbox.calls()].sort(),
            ids.map((id) => `${decline} ${id}`),
        );
        assert.equal(bed.throttled, 0);
        // 1, 2, 4 and so on up to 50, as many as the client has sockets.
        assert.ok(mostUnderWay() > 25 && mostUnderWay() <= 50, `At most ${mostUnderWay()} were under way.`);
    });

    it("starts with a single call", async () => {
        bed = await AwsTestBed.start({ latencyMs: 50 });
        const all = declineAll(bed.invite(10));
        await new Promise((resolve) => setTimeout(resolve, 40));
        assert.equal(bed.sandbox.calls(decline).length, 1);
        await all;
    });

    it("is one for two connections to one account, told from the role's ARN", async () => {
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

    it("is one for two connections to one account, told by STS where no role tells", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const ids = bed.invite(20);
        await Promise.all([declineAll(ids.slice(0, 10)), declineAll(ids.slice(10), {}, { region: "eu-west-1" })]);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.ok(bed.throttled <= 3, `${bed.throttled} were throttled`);
        assert.equal(bed.sandbox.calls("GetCallerIdentity").length, 2);
    });

    it("asks STS nothing while there is one connection", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        await declineAll(bed.invite(5));
        assert.deepEqual([...new Set(bed.operations())], [decline]);
    });

    it("of one account doesn't slow another one down", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const accounts = Array.from({ length: 10 }, (_, index) => `33333333333${index}`);
        const ids = accounts.flatMap((recipient) => bed.invite(5, { recipient }));
        const begun = bed.clock.now();
        await Promise.all(
            accounts.map((account, index) => declineAll(ids.slice(index * 5, index * 5 + 5), {}, role(account))),
        );
        const took = bed.clock.now() - begun;
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        // Five in one account take five seconds; one after the other the accounts would take fifty.
        assert.ok(took < 8_000, `It took ${took} ms.`);
    });

    it("is kept per connection where STS doesn't say whose it is", async () => {
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

    it("says how many are waiting, for how long and why, when the wait is long, and not all the time", async () => {
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

    it("says nothing of a short wait", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        await declineAll(bed.invite(8));
        assert.deepEqual(bed.progressMessages, []);
    });

    it("fails none while others get through, though another program takes nearly all that AWS allows", async () => {
        bed = await AwsTestBed.start();
        const ids = bed.invite(20);
        for (let turn = 0; turn < 15; turn++) {
            bed.sandbox.faults.add({ operation: decline, after: turn + 1, times: 39, fault: { throttle: true } });
        }
        await declineAll(ids);
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.equal(bed.throttled, 15 * 39);
    });

    it("takes no waiting for one's turn for a failure, however many faults come before it", async () => {
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

    it("fails one after its retries when none gets through", async () => {
        bed = await AwsTestBed.start();
        const ids = bed.invite(5);
        bed.sandbox.faults.add({ operation: decline, times: Number.POSITIVE_INFINITY, fault: { throttle: true } });
        const codes = await Promise.all(
            ids.map((id) => codeOf(bed.organizations({ "aws:maxRetries": 3 }).declineHandshake(id))),
        );
        assert.deepEqual(
            codes,
            ids.map(() => "TooManyRequestsException"),
        );
        assert.equal(bed.throttled, 5 * 4);
    });

    it("doesn't hold back calls to STS: a chain of roles would wait for itself", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        const accounts = Array.from({ length: 50 }, (_, index) => `4444444444${String(index).padStart(2, "0")}`);
        const ids = accounts.flatMap((recipient) => bed.invite(2, { recipient }));
        const begun = bed.clock.now();
        await Promise.all(
            accounts.map((account, index) => declineAll(ids.slice(index * 2, index * 2 + 2), {}, role(account))),
        );
        assert.deepEqual(bed.states(ids), ["DECLINED"]);
        assert.equal(bed.sandbox.calls("AssumeRole").length, 50);
        assert.ok(bed.clock.now() - begun < 6_000, `It took ${bed.clock.now() - begun} ms.`);
    });
});

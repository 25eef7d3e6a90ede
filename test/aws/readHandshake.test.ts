import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AwsTestBed, codeOf } from "./support/awsTestBed";

const describeIt = "DescribeHandshake";
const list = "ListHandshakesForAccount";

describe("readHandshake", function () {
    this.timeout(20_000);
    let bed: AwsTestBed;

    afterEach(() => bed.stop());

    async function readAll(ids: readonly string[]): Promise<(string | undefined)[]> {
        const client = bed.accountClient();
        const read = await Promise.all(ids.map((id) => client.readHandshake(id)));
        assert.deepEqual(
            read.map(({ id }) => id),
            ids,
        );
        return [...new Set(read.map(({ state }) => state))];
    }

    const counts = () => ({ described: bed.sandbox.calls(describeIt).length, pages: bed.sandbox.calls(list).length });

    for (const [handshakes, described, pages] of [
        [1, 1, 0],
        [2, 2, 0],
        [3, 2, 1],
        [22, 2, 2],
        [100, 2, 5],
    ] as const) {
        it(`reads ${handshakes} handshakes with ${described} descriptions and ${pages} pages of a listing`, async () => {
            bed = await AwsTestBed.start({ rates: "aws" });
            assert.deepEqual(await readAll(bed.invite(handshakes)), ["OPEN"]);
            assert.deepEqual(counts(), { described, pages });
            assert.equal(bed.throttled, 0);
        });
    }

    it("returns the same for a listed and a described handshake", async () => {
        bed = await AwsTestBed.start();
        const [first = "", second = "", third = ""] = bed.invite(3, { byEmail: true });
        const client = bed.accountClient();
        await client.readHandshake(first);
        await client.readHandshake(second);
        const listed = await client.readHandshake(third);
        assert.deepEqual(counts(), { described: 2, pages: 1 });
        assert.deepEqual(listed, await client.describeHandshake(third));
        assert.match(listed.requestedTimestamp ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    it("ignores null members of a list and invalid dates", async () => {
        bed = await AwsTestBed.start();
        const [id = ""] = bed.invite(1);
        const body = (handshake: object) =>
            JSON.stringify({ Handshake: { Id: id, ...handshake }, Handshakes: [{ Id: id, ...handshake }] });
        for (const [members, expected] of [
            [
                { Parties: [null, { Id: null }], Resources: [null, { Type: "A", Resources: [null] }] },
                {
                    parties: [{}],
                    resources: [{ type: "A", resources: [] }],
                },
            ],
            [{ RequestedTimestamp: 1470684478687, ExpirationTimestamp: null }, {}],
        ]) {
            bed.sandbox.faults.add({ times: 2, fault: { body: body(members as object), status: 200 } });
            const described = await bed.accountClient().describeHandshake(id);
            const [listed] = await bed.accountClient().listHandshakes();
            assert.deepEqual(described, listed);
            assert.deepEqual(JSON.parse(JSON.stringify(described)), { id, ...expected });
        }
    });

    it("returns a handshake once that a page lists twice", async () => {
        bed = await AwsTestBed.start();
        const body = JSON.stringify({
            Handshakes: [{ Id: "h-twice00000001", State: "OPEN" }, { Id: "h-twice00000001" }],
        });
        bed.sandbox.faults.add({ fault: { body, status: 200 } });
        assert.deepEqual(
            (await bed.accountClient().listHandshakes()).map(({ state }) => state),
            ["OPEN"],
        );
    });

    it("describes a handshake that is not listed, and fails with the error of the description", async () => {
        bed = await AwsTestBed.start();
        const ids = bed.invite(5);
        const [, , , , missing = ""] = ids;
        const client = bed.accountClient();
        bed.sandbox.remove(missing);
        const reads = ids.map((id) => client.readHandshake(id));
        assert.equal(await codeOf(reads.at(-1) as Promise<unknown>), "HandshakeNotFoundException");
        await Promise.all(reads.slice(0, -1));
        assert.deepEqual(counts(), { described: 3, pages: 1 });
        assert.equal(bed.sandbox.calls(describeIt).at(-1), `${describeIt} ${missing}`);
    });

    it("continues after empty and short pages", async () => {
        bed = await AwsTestBed.start({ emptyPages: [0, 2, 3], pageSize: 7 });
        assert.deepEqual(await readAll(bed.invite(30)), ["OPEN"]);
        assert.deepEqual(counts(), { described: 2, pages: 3 + 5 });
    });

    it("describes all handshakes if listing is denied, and tries to list once", async () => {
        bed = await AwsTestBed.start();
        bed.sandbox.faults.add({
            operation: list,
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDeniedException" },
        });
        assert.deepEqual(await readAll(bed.invite(30)), ["OPEN"]);
        bed.sandbox.clock.advance({ seconds: 11 });
        await bed.accountClient().readHandshake(bed.sandbox.invite().Id);
        assert.deepEqual(counts(), { described: 31, pages: 1 });
    });

    it("describes all handshakes within AWS's rate if listing is denied", async () => {
        bed = await AwsTestBed.start({ rates: "aws" });
        bed.sandbox.faults.add({
            operation: list,
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDeniedException" },
        });
        assert.deepEqual(await readAll(bed.invite(40)), ["OPEN"]);
        assert.equal(counts().described, 40 + bed.throttled);
        assert.match(bed.progressMessages[0] ?? "", /describe 1 handshake a second: \d+ more calls wait/);
    });

    it("uses a cached response of a few seconds, and no older one", async () => {
        bed = await AwsTestBed.start();
        const ids = bed.invite(4);
        await readAll(ids);
        await readAll(ids);
        assert.deepEqual(counts(), { described: 2, pages: 1 });
        for (const id of ids) {
            bed.sandbox.setState(id, "CANCELED");
        }
        bed.sandbox.clock.advance({ seconds: 11 });
        assert.deepEqual(await readAll(ids), ["CANCELED"]);
        assert.deepEqual(counts(), { described: 2, pages: 2 });
    });

    it("uses no cached response from before a decline", async () => {
        bed = await AwsTestBed.start();
        const [first = "", ...ids] = bed.invite(4);
        await readAll([first, ...ids]);
        await bed.accountClient().declineHandshake(first);
        assert.equal((await bed.accountClient().readHandshake(first)).state, "DECLINED");
        assert.deepEqual(counts(), { described: 2, pages: 2 });
    });

    it("uses no response of a listing that started during a decline", async () => {
        bed = await AwsTestBed.start();
        const [id = "", ...others] = bed.invite(4);
        const client = bed.accountClient();
        bed.sandbox.faults.add({ operation: "DeclineHandshake", fault: { delay: 200 } });
        const declining = client.declineHandshake(id);
        await Promise.all(others.map((other) => client.readHandshake(other)));
        assert.equal((await client.readHandshake(id)).state, "OPEN", "the decline is still in flight");
        assert.equal((await declining).state, "DECLINED");
        assert.equal((await client.readHandshake(id)).state, "DECLINED");
    });

    it("shares no listing between accounts", async () => {
        bed = await AwsTestBed.start();
        const accounts = ["333333333333", "444444444444"];
        for (const recipient of accounts) {
            const ids = bed.invite(4, { recipient });
            const client = bed.accountClient(
                {},
                { assumeRoles: [{ roleArn: `arn:aws:iam::${recipient}:role/Reader` }] },
            );
            const read = await Promise.all(ids.map((id) => client.readHandshake(id)));
            assert.deepEqual(
                read.map(({ id }) => id),
                ids,
            );
        }
        assert.deepEqual(counts(), { described: 4, pages: 2 });
    });

    for (const [name, nextToken, maxPages] of [
        ["the same", () => "again", 2],
        ["a new", (page: number) => `page ${page}`, 200],
    ] as const) {
        it(`describes the handshakes if every page has ${name} page token, and does not hang`, async () => {
            bed = await AwsTestBed.start();
            let pages = 0;
            const server = createServer(async (request, response) => {
                const { HandshakeId } = JSON.parse((await request.toArray()).join("") || "{}");
                const body =
                    HandshakeId === undefined
                        ? { Handshakes: [{ Id: "h-listedhandshake1", State: "OPEN" }], NextToken: nextToken(++pages) }
                        : { Handshake: { Id: HandshakeId, State: "OPEN" } };
                response.setHeader("Content-Type", "application/x-amz-json-1.1").end(JSON.stringify(body));
            });
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            try {
                const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
                const client = bed.accountClient({
                    "aws:endpoints": [{ organizations: url, sts: bed.sandbox.url }],
                });
                const ids = ["h-described000001", "h-described000001", "h-listedhandshake1", "h-described000001"];
                const read = await Promise.all(ids.map((id) => client.readHandshake(id)));
                assert.deepEqual(
                    read.map(({ id }) => id),
                    ids,
                );
                assert.ok(pages >= 2 && pages <= maxPages, `${pages} pages`);
            } finally {
                server.closeAllConnections();
                server.close();
            }
        });
    }
});

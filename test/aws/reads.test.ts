import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { codeOf, Rig } from "./support/rig";

const describeIt = "DescribeHandshake";
const list = "ListHandshakesForAccount";

describe("reading", function () {
    this.timeout(20_000);
    let rig: Rig;

    afterEach(() => rig.stop());

    async function readAll(ids: readonly string[]): Promise<(string | undefined)[]> {
        const organizations = rig.organizations();
        const read = await Promise.all(ids.map((id) => organizations.readHandshake(id)));
        assert.deepEqual(
            read.map(({ id }) => id),
            ids,
        );
        return [...new Set(read.map(({ state }) => state))];
    }

    const counts = () => ({ described: rig.sandbox.calls(describeIt).length, pages: rig.sandbox.calls(list).length });

    for (const [handshakes, described, pages] of [
        [1, 1, 0],
        [2, 2, 0],
        [3, 2, 1],
        [22, 2, 2],
        [100, 2, 5],
    ] as const) {
        it(`${handshakes} takes ${described} descriptions and ${pages} pages of a listing`, async () => {
            rig = await Rig.start({ rates: "aws" });
            assert.deepEqual(await readAll(rig.invite(handshakes)), ["OPEN"]);
            assert.deepEqual(counts(), { described, pages });
            assert.equal(rig.throttled, 0);
        });
    }

    it("tells the same of a handshake, listed or described", async () => {
        rig = await Rig.start();
        const [first = "", second = "", third = ""] = rig.invite(3, { byEmail: true });
        const organizations = rig.organizations();
        await organizations.readHandshake(first);
        await organizations.readHandshake(second);
        const listed = await organizations.readHandshake(third);
        assert.deepEqual(counts(), { described: 2, pages: 1 });
        assert.deepEqual(listed, await organizations.describeHandshake(third));
        assert.match(listed.requestedTimestamp ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    it("passes over what is null in a list, and dates that can't be", async () => {
        rig = await Rig.start();
        const [id = ""] = rig.invite(1);
        const body = (handshake: object) =>
            JSON.stringify({ Handshake: { Id: id, ...handshake }, Handshakes: [{ Id: id, ...handshake }] });
        for (const [answer, told] of [
            [
                { Parties: [null, { Id: null }], Resources: [null, { Type: "A", Resources: [null] }] },
                {
                    parties: [{}],
                    resources: [{ type: "A", resources: [] }],
                },
            ],
            [{ RequestedTimestamp: 1470684478687, ExpirationTimestamp: null }, {}],
        ]) {
            rig.sandbox.faults.add({ times: 2, fault: { body: body(answer as object), status: 200 } });
            const described = await rig.organizations().describeHandshake(id);
            const [listed] = await rig.organizations().listHandshakes();
            assert.deepEqual(described, listed);
            assert.deepEqual(JSON.parse(JSON.stringify(described)), { id, ...told });
        }
    });

    it("tells a handshake once that a page names twice", async () => {
        rig = await Rig.start();
        const body = JSON.stringify({
            Handshakes: [{ Id: "h-twice00000001", State: "OPEN" }, { Id: "h-twice00000001" }],
        });
        rig.sandbox.faults.add({ fault: { body, status: 200 } });
        assert.deepEqual(
            (await rig.organizations().listHandshakes()).map(({ state }) => state),
            ["OPEN"],
        );
    });

    it("describes what the listing lacks, and says of that what describing says", async () => {
        rig = await Rig.start();
        const ids = rig.invite(5);
        const [, , , , missing = ""] = ids;
        const organizations = rig.organizations();
        rig.sandbox.remove(missing);
        const reads = ids.map((id) => organizations.readHandshake(id));
        assert.equal(await codeOf(reads.at(-1) as Promise<unknown>), "HandshakeNotFoundException");
        await Promise.all(reads.slice(0, -1));
        assert.deepEqual(counts(), { described: 3, pages: 1 });
        assert.equal(rig.sandbox.calls(describeIt).at(-1), `${describeIt} ${missing}`);
    });

    it("goes on past pages that are empty or short", async () => {
        rig = await Rig.start({ emptyPages: [0, 2, 3], pageSize: 7 });
        assert.deepEqual(await readAll(rig.invite(30)), ["OPEN"]);
        assert.deepEqual(counts(), { described: 2, pages: 3 + 5 });
    });

    it("describes all where listing is denied, which is found out once", async () => {
        rig = await Rig.start();
        rig.sandbox.faults.add({
            operation: list,
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDeniedException" },
        });
        assert.deepEqual(await readAll(rig.invite(30)), ["OPEN"]);
        rig.sandbox.clock.advance({ seconds: 11 });
        await rig.organizations().readHandshake(rig.sandbox.invite().Id);
        assert.deepEqual(counts(), { described: 31, pages: 1 });
    });

    it("describes all where listing is denied and AWS's rates hold, without failing", async () => {
        rig = await Rig.start({ rates: "aws" });
        rig.sandbox.faults.add({
            operation: list,
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDeniedException" },
        });
        assert.deepEqual(await readAll(rig.invite(40)), ["OPEN"]);
        assert.equal(counts().described, 40 + rig.throttled);
        assert.match(rig.said[0] ?? "", /describe 1 handshake a second: \d+ more are waiting/);
    });

    it("takes an answer of a few seconds ago, and no older one", async () => {
        rig = await Rig.start();
        const ids = rig.invite(4);
        await readAll(ids);
        await readAll(ids);
        assert.deepEqual(counts(), { described: 2, pages: 1 });
        for (const id of ids) rig.sandbox.setState(id, "CANCELED");
        rig.sandbox.clock.advance({ seconds: 11 });
        assert.deepEqual(await readAll(ids), ["CANCELED"]);
        assert.deepEqual(counts(), { described: 2, pages: 2 });
    });

    it("takes no answer from before a decline", async () => {
        rig = await Rig.start();
        const [first = "", ...ids] = rig.invite(4);
        await readAll([first, ...ids]);
        await rig.organizations().declineHandshake(first);
        assert.equal((await rig.organizations().readHandshake(first)).state, "DECLINED");
        assert.deepEqual(counts(), { described: 2, pages: 2 });
    });

    it("takes no answer from a listing that began during a decline", async () => {
        rig = await Rig.start();
        const [id = "", ...others] = rig.invite(4);
        const organizations = rig.organizations();
        rig.sandbox.faults.add({ operation: "DeclineHandshake", fault: { delay: 200 } });
        const declining = organizations.declineHandshake(id);
        await Promise.all(others.map((other) => organizations.readHandshake(other)));
        assert.equal((await organizations.readHandshake(id)).state, "OPEN", "the decline is still under way");
        assert.equal((await declining).state, "DECLINED");
        assert.equal((await organizations.readHandshake(id)).state, "DECLINED");
    });

    it("is of the account that a connection reaches: listings aren't shared among accounts", async () => {
        rig = await Rig.start();
        const accounts = ["333333333333", "444444444444"];
        for (const recipient of accounts) {
            const ids = rig.invite(4, { recipient });
            const organizations = rig.organizations(
                {},
                { assumeRoles: [{ roleArn: `arn:aws:iam::${recipient}:role/Reader` }] },
            );
            const read = await Promise.all(ids.map((id) => organizations.readHandshake(id)));
            assert.deepEqual(
                read.map(({ id }) => id),
                ids,
            );
        }
        assert.deepEqual(counts(), { described: 4, pages: 2 });
    });

    for (const [name, nextToken, mostPages] of [
        ["the same", () => "again", 2],
        ["a new", (page: number) => `page ${page}`, 200],
    ] as const) {
        it(`describes instead when every page names ${name} next one, and doesn't hang`, async () => {
            rig = await Rig.start();
            let pages = 0;
            const server = createServer(async (request, response) => {
                const { HandshakeId } = JSON.parse((await request.toArray()).join("") || "{}");
                const answer =
                    HandshakeId === undefined
                        ? { Handshakes: [{ Id: "h-listedhandshake1", State: "OPEN" }], NextToken: nextToken(++pages) }
                        : { Handshake: { Id: HandshakeId, State: "OPEN" } };
                response.setHeader("Content-Type", "application/x-amz-json-1.1").end(JSON.stringify(answer));
            });
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            try {
                const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
                const organizations = rig.organizations({
                    "aws:endpoints": [{ organizations: url, sts: rig.sandbox.url }],
                });
                const ids = ["h-described000001", "h-described000001", "h-listedhandshake1", "h-described000001"];
                const read = await Promise.all(ids.map((id) => organizations.readHandshake(id)));
                assert.deepEqual(
                    read.map(({ id }) => id),
                    ids,
                );
                assert.ok(pages >= 2 && pages <= mostPages, `${pages} pages`);
            } finally {
                server.closeAllConnections();
                server.close();
            }
        });
    }
});

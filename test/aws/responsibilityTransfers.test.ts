import assert from "node:assert/strict";
import type { SandboxOptions } from "../../sandbox";
import { organizationInResponse, transfersInResponse } from "../../src/aws/responses";
import { itemsOfAllPages } from "../../src/aws/responses/pages";
import { lookUpTransfers } from "../../src/resources/lookUps/lookUpTransfers";
import { AwsTestBed } from "./support/awsTestBed";

const own = "222222222222";
const partner = "777777777777";
const member = "300000000001";
const outbound = "ListOutboundResponsibilityTransfers";
const inbound = "ListInboundResponsibilityTransfers";

const roleIn = (account: string) => ({ assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/reader` }] });

describe("lookUpTransfers, over HTTP,", function () {
    this.timeout(30_000);
    let bed: AwsTestBed;

    beforeEach(() => start());

    afterEach(() => bed.stop());

    async function start(options: SandboxOptions = {}): Promise<void> {
        await bed?.stop().catch(() => undefined);
        bed = await AwsTestBed.start({
            organizations: [{ id: "o-ourownorgid", managementAccountId: own, members: [{ id: member }] }],
            ...options,
        });
    }

    const client = (accountId = own) => bed.poolFor().transferClient(accountId === own ? undefined : roleIn(accountId));

    it("returns the transfers of every page and both directions with all members", async () => {
        for (let count = 0; count < 45; count++) {
            bed.sandbox.transfer({ target: partner, start: new Date("2026-08-01T00:00:00Z") });
        }
        bed.sandbox.transfer({ id: "rt-inbound111", source: partner, target: own, status: "WITHDRAWN" });
        bed.sandbox.emptyPages = [1];
        const found = await lookUpTransfers(client(), {});
        assert.equal(found.length, 46);
        assert.deepEqual(found[0], {
            transferId: "rt-sandbox000001",
            direction: "outbound",
            arn: `arn:aws:organizations::${own}:transfer/o-ourownorgid/billing/outbound/rt-sandbox000001`,
            type: "BILLING",
            status: "ACCEPTED",
            name: "Transfer 1",
            sourceAccountId: own,
            sourceAccountEmail: `account-${own}@example.com`,
            targetAccountId: partner,
            targetAccountEmail: `account-${partner}@example.com`,
            startTimestamp: "2026-08-01T00:00:00.000Z",
            endTimestamp: undefined,
            handshakeId: undefined,
        });
        assert.deepEqual([found[45]?.direction, found[45]?.status], ["inbound", "WITHDRAWN"]);
        const types = bed.sandbox.requests.flatMap(({ operation, input }) =>
            operation.startsWith("List") ? [(input as { Type?: string }).Type] : [],
        );
        assert.deepEqual([...new Set(types)], ["BILLING"]);
        assert.deepEqual(bed.sandbox.calls().sort(), [
            "DescribeOrganization",
            "GetCallerIdentity",
            inbound,
            outbound,
            outbound,
            outbound,
            outbound,
        ]);
    });

    it("fails for a member account before it lists, and names the management account", async () => {
        await assert.rejects(
            lookUpTransfers(client(member), {}),
            /^HandshakeError: Account 300000000001 is not the management account of its organization \(o-ourownorgid\): AWS shows billing transfers only to account 222222222222/,
        );
        assert.deepEqual(bed.sandbox.calls(outbound), []);
        await assert.rejects(lookUpTransfers(client("400000000000"), {}), {
            code: "AWSOrganizationsNotInUseException",
            message:
                /DescribeOrganization of the organization failed in account 400000000000 .*is not in an organization/,
        });
    });

    for (const operation of ["DescribeOrganization", outbound, inbound]) {
        it(`fails with the IAM action if ${operation} is denied`, async () => {
            bed.sandbox.faults.add({ operation, fault: { error: "AccessDeniedException" } });
            await assert.rejects(lookUpTransfers(client(), {}), {
                code: "AccessDeniedException",
                message: new RegExp(
                    `${operation} of the organization failed in account ${own} .*organizations:${operation}: an identity policy must allow it.*management account of an organization`,
                ),
            });
        });
    }

    it("waits for AWS's rate, and fails for no throttled call", async () => {
        await start({ rates: "aws" });
        for (let count = 0; count < 300; count++) {
            bed.sandbox.transfer({ target: partner });
        }
        const found = await lookUpTransfers(client(), { directions: ["outbound"] });
        assert.equal(found.length, 300);
        assert.ok(bed.throttled > 0 && bed.throttled <= 4, `${bed.throttled} calls were throttled`);
    });

    it("lists again after a lost or malformed response", async () => {
        bed.sandbox.transfer({ target: partner });
        bed.sandbox.faults.add({ operation: outbound, fault: { lostResponse: "after" } });
        bed.sandbox.faults.add({ operation: outbound, fault: { truncated: true } });
        bed.sandbox.faults.add({ operation: outbound, fault: { body: "<html></html>", status: 200 } });
        assert.equal((await lookUpTransfers(client(), {})).length, 1);
        assert.equal(bed.sandbox.calls(outbound).length, 4);
    });

    const contentType = "application/x-amz-json-1.1";
    const respondWith = (...bodies: object[]) => {
        for (const body of bodies) {
            bed.sandbox.faults.add({
                operation: outbound,
                fault: { body: JSON.stringify(body), status: 200, contentType },
            });
        }
    };

    it("fails if the page tokens repeat, and never returns a part", async () => {
        respondWith({ ResponsibilityTransfers: [], NextToken: "a" }, { NextToken: "b" }, { NextToken: "a" });
        await assert.rejects(
            lookUpTransfers(client(), {}),
            /^HandshakeError: ListOutboundResponsibilityTransfers returned the same page token twice, so pagination did not terminate/,
        );
    });

    it("leaves out members with an invalid value", async () => {
        respondWith({
            ResponsibilityTransfers: [
                {
                    Id: "rt-UPPER111",
                    Arn: 5,
                    Status: "ACCEPTED\u001b",
                    Name: "\u001b[31ma name",
                    Source: "x",
                    Target: { ManagementAccountId: 777777777777, ManagementAccountEmail: ["x"] },
                    StartTimestamp: "soon",
                    EndTimestamp: 9e15,
                    ActiveHandshakeId: "rt-example11",
                },
            ],
        });
        const [found] = await lookUpTransfers(client(), { directions: ["outbound"] });
        assert.deepEqual(JSON.parse(JSON.stringify(found)), {
            transferId: "",
            direction: "outbound",
            status: "ACCEPTED\\u{1b}",
            name: "\u001b[31ma name",
        });
    });
});

describe("itemsOfAllPages", () => {
    it("fails after a maximum number of pages", async () => {
        let pages = 0;
        const page = async () => ({ items: [1], nextToken: `page ${++pages}` });
        await assert.rejects(
            itemsOfAllPages(outbound, page, 3),
            /^HandshakeError: ListOutboundResponsibilityTransfers returned more than 3 pages/,
        );
        assert.equal(pages, 3);
        assert.deepEqual(await itemsOfAllPages(outbound, async () => ({ items: [1], nextToken: undefined }), 1), [1]);
    });
});

describe("the parser of a response", () => {
    const $metadata = { httpStatusCode: 200 };

    it("with billing transfers rejects a missing list and an item that is no transfer", () => {
        for (const response of [
            { $metadata },
            { $metadata, ResponsibilityTransfers: {} as never, NextToken: "more" },
            { $metadata, ResponsibilityTransfers: [], NextToken: 5 as never },
            { $metadata, ResponsibilityTransfers: [{}] },
            { $metadata, ResponsibilityTransfers: [null as never] },
            { $metadata, ResponsibilityTransfers: ["x" as never] },
        ]) {
            assert.throws(() => transfersInResponse(response), { name: "UnexpectedResponseError" });
        }
        assert.deepEqual(transfersInResponse({ $metadata, NextToken: "more" }), { items: [], nextToken: "more" });
    });

    it("with an organization returns its management account, or rejects the response", () => {
        const Organization = { Id: "o-ourownorgid", MasterAccountId: own };
        assert.deepEqual(organizationInResponse({ $metadata, Organization }), {
            organizationId: "o-ourownorgid",
            managementAccountId: own,
        });
        const withoutId = organizationInResponse({ $metadata, Organization: { ...Organization, Id: "\u001b" } });
        assert.equal(withoutId.organizationId, undefined);
        for (const response of [{}, { Organization: {} }, { Organization: { MasterAccountId: "2" } }]) {
            assert.throws(() => organizationInResponse({ $metadata, ...response }), {
                name: "UnexpectedResponseError",
            });
        }
    });
});

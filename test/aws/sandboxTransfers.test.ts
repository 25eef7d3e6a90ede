import assert from "node:assert/strict";
import {
    ListInboundResponsibilityTransfersCommand,
    type ListInboundResponsibilityTransfersCommandInput,
    ListOutboundResponsibilityTransfersCommand,
    type ListOutboundResponsibilityTransfersCommandInput,
} from "@aws-sdk/client-organizations";
import { SandboxTestBed } from "./support/sandboxTestBed";

const MANAGEMENT = "222222222222";
const MEMBER = "300000000001";
const PARTNER = "777777777777";

describe("the sandbox's billing transfers", () => {
    const bed = new SandboxTestBed();

    beforeEach(() =>
        bed.start({
            organizations: [
                {
                    id: "o-ourownorgid",
                    managementAccountId: MANAGEMENT,
                    delegatedAdministrators: [MEMBER],
                    members: [{ id: MEMBER }],
                },
                { id: "o-partner00001", managementAccountId: PARTNER },
            ],
        }),
    );

    afterEach(() => bed.stop());

    const outbound = (input: Partial<ListOutboundResponsibilityTransfersCommandInput> = {}, account = MANAGEMENT) =>
        bed
            .client(bed.key(account))
            .send(new ListOutboundResponsibilityTransfersCommand({ Type: "BILLING", ...input }));

    const inbound = (input: Partial<ListInboundResponsibilityTransfersCommandInput> = {}, account = PARTNER) =>
        bed.client(bed.key(account)).send(new ListInboundResponsibilityTransfersCommand({ Type: "BILLING", ...input }));

    const first = async (listing: ReturnType<typeof outbound>) => (await listing).ResponsibilityTransfers?.[0];

    it("appear to both management accounts in the API's format", async () => {
        bed.sandbox.transfer({
            id: "rt-example11",
            name: "All bills",
            target: PARTNER,
            start: new Date("2026-08-01T00:00:00Z"),
            end: new Date("2027-07-31T23:59:59Z"),
            handshakeId: "h-examplehandshakeid111",
        });
        const common = {
            Id: "rt-example11",
            Name: "All bills",
            Type: "BILLING",
            Status: "ACCEPTED",
            Source: { ManagementAccountId: MANAGEMENT, ManagementAccountEmail: `account-${MANAGEMENT}@example.com` },
            Target: { ManagementAccountId: PARTNER, ManagementAccountEmail: `account-${PARTNER}@example.com` },
            StartTimestamp: new Date("2026-08-01T00:00:00Z"),
            EndTimestamp: new Date("2027-07-31T23:59:59Z"),
            ActiveHandshakeId: "h-examplehandshakeid111",
        };
        assert.deepEqual(await first(outbound()), {
            Arn: `arn:aws:organizations::${MANAGEMENT}:transfer/o-ourownorgid/billing/outbound/rt-example11`,
            ...common,
        });
        assert.deepEqual(await first(inbound()), {
            Arn: `arn:aws:organizations::${PARTNER}:transfer/o-partner00001/billing/inbound/rt-example11`,
            ...common,
        });
        assert.deepEqual((await outbound({}, PARTNER)).ResponsibilityTransfers, []);
        assert.deepEqual((await inbound({}, MANAGEMENT)).ResponsibilityTransfers, []);
    });

    it("appear in pages, which may be empty, with separate tokens for each direction", async () => {
        for (let count = 0; count < 45; count++) {
            bed.sandbox.transfer({ target: PARTNER });
        }
        bed.sandbox.emptyPages = [1];
        const sizes: (number | undefined)[] = [];
        let NextToken: string | undefined;
        do {
            const page = await outbound({ NextToken });
            sizes.push(page.ResponsibilityTransfers?.length);
            NextToken = page.NextToken;
        } while (NextToken !== undefined);
        assert.deepEqual(sizes, [20, 0, 20, 5]);
        assert.equal((await outbound({ MaxResults: 7 })).ResponsibilityTransfers?.length, 7);
        const token = (await outbound()).NextToken;
        await assert.rejects(inbound({ NextToken: token }), { Reason: "INVALID_PAGINATION_TOKEN" });
    });

    it("follow the handshakes that request them, and remain after an accepted handshake is deleted", async () => {
        const invite = { action: "TRANSFER_RESPONSIBILITY", recipient: MANAGEMENT, organization: "o-partner00001" };
        const { Id } = bed.sandbox.invite({ ...invite, id: "h-accepted111" });
        bed.sandbox.invite({ ...invite, id: "h-expires1111" });
        const statuses = async () => (await outbound()).ResponsibilityTransfers?.map(({ Status }) => Status);
        assert.deepEqual(await statuses(), ["REQUESTED", "REQUESTED"]);
        const transfer = await first(outbound());
        assert.deepEqual(
            [transfer?.Source?.ManagementAccountId, transfer?.Target?.ManagementAccountId, transfer?.ActiveHandshakeId],
            [MANAGEMENT, PARTNER, Id],
        );
        assert.equal(transfer?.StartTimestamp?.getUTCDate(), 1);
        bed.sandbox.accept(Id);
        bed.sandbox.clock.advance({ days: 16 });
        assert.deepEqual(await statuses(), ["ACCEPTED", "EXPIRED"]);
        bed.sandbox.clock.advance({ days: 31 });
        assert.equal(bed.sandbox.handshake(Id), undefined);
        assert.deepEqual(await statuses(), ["ACCEPTED"]);
    });

    it("are denied to members and delegated administrators, and to accounts without an organization", async () => {
        for (const list of [outbound, inbound]) {
            await assert.rejects(list({}, MEMBER), { name: "AccessDeniedException" });
            await assert.rejects(list({}, "400000000000"), { name: "AWSOrganizationsNotInUseException" });
        }
    });

    it("return the reason of an invalid input", async () => {
        bed.sandbox.transfer({ id: "rt-example11", target: PARTNER });
        for (const [listing, reason] of [
            [outbound({ Type: undefined as never }), "INPUT_REQUIRED"],
            [outbound({ Type: "SUPPORT" as never }), "INVALID_ENUM"],
            [outbound({ MaxResults: 21 }), "MAX_VALUE_EXCEEDED"],
            [inbound({ Id: "h-examplehandshakeid111" }), "INVALID_PATTERN"],
        ] as const) {
            await assert.rejects(listing, { name: "InvalidInputException", Reason: reason });
        }
        await assert.rejects(inbound({ Id: "rt-unknown11" }), { name: "ResponsibilityTransferNotFoundException" });
        assert.equal((await first(inbound({ Id: "rt-example11" })))?.Id, "rt-example11");
    });

    it("can be added over HTTP, with members replaced or removed", async () => {
        const post = (body: object) =>
            fetch(`${bed.sandbox.url}/_sandbox/transfers`, { method: "POST", body: JSON.stringify(body) });
        const overrides = { Name: null, Type: "OTHER" };
        const added = await post({ source: MANAGEMENT, target: PARTNER, start: "2026-08-01T00:00:00Z", overrides });
        assert.equal(added.status, 200);
        const transfer = await first(outbound());
        assert.deepEqual([transfer?.Name, transfer?.Type], [undefined, "OTHER"]);
        const all = await (await fetch(`${bed.sandbox.url}/_sandbox/transfers`)).json();
        assert.equal((all as unknown[]).length, 1);
    });
});

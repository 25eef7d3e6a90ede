import assert from "node:assert/strict";
import type { ListHandshakesForAccountCommandInput } from "@aws-sdk/client-organizations";
import { withSandboxTestBed } from "./support/sandboxTestBed";

describe("the sandbox", () => {
    const bed = withSandboxTestBed();

    describe("in ListHandshakesForAccount", () => {
        it("returns pages of twenty, or of MaxResults", async () => {
            const sent = Array.from({ length: 45 }, () => bed.sandbox.invite().Id);
            bed.sandbox.invite({ recipient: "333333333333", sender: "444444444444" });
            const pages = await bed.ids();
            assert.deepEqual(
                pages.map((page) => page.length),
                [20, 20, 5],
            );
            assert.deepEqual(pages.flat(), sent);
            assert.deepEqual(
                (await bed.ids({ MaxResults: 15 })).map((page) => page.length),
                [15, 15, 15],
            );
        });

        it("returns empty and short pages with a token for the next one", async () => {
            const sent = Array.from({ length: 3 }, () => bed.sandbox.invite().Id);
            bed.sandbox.emptyPages = [0, 2];
            bed.sandbox.pageSize = 2;
            assert.deepEqual(await bed.ids(), [[], sent.slice(0, 2), [], sent.slice(2)]);
        });

        it("does not shift its pages if a handshake is removed meanwhile", async () => {
            const sent = Array.from({ length: 4 }, () => bed.sandbox.invite().Id);
            const first = await bed.list({ MaxResults: 2 });
            bed.sandbox.remove(String(sent[0]));
            const second = await bed.list({ MaxResults: 2, NextToken: first.NextToken });
            assert.deepEqual(
                second.Handshakes?.map(({ Id }) => Id),
                sent.slice(2),
            );
        });

        it("filters by action or by parent", async () => {
            const invite = bed.sandbox.invite();
            const transfer = bed.sandbox.invite({ action: "TRANSFER_RESPONSIBILITY", parent: invite.Id });
            assert.equal(transfer.State, "REQUESTED");
            assert.deepEqual(await bed.ids({ Filter: { ActionType: "INVITE" } }), [[invite.Id]]);
            assert.deepEqual(await bed.ids({ Filter: { ParentHandshakeId: invite.Id } }), [[transfer.Id]]);
        });

        it("returns the reason of an invalid input", async () => {
            for (let sent = 0; sent < 3; sent++) {
                bed.sandbox.invite();
            }
            const { NextToken } = await bed.list({ MaxResults: 1 });
            const reasons: [ListHandshakesForAccountCommandInput, string][] = [
                [{ MaxResults: 0 }, "MIN_VALUE_EXCEEDED"],
                [{ MaxResults: 21 }, "MAX_VALUE_EXCEEDED"],
                [{ NextToken: "made up" }, "INVALID_PAGINATION_TOKEN"],
                [{ NextToken, Filter: { ActionType: "INVITE" } }, "INVALID_PAGINATION_TOKEN"],
                [{ Filter: { ActionType: "INVITE", ParentHandshakeId: "h-12345678" } }, "MAX_FILTER_LIMIT_EXCEEDED"],
                [{ Filter: { ParentHandshakeId: "12345678" } }, "INVALID_PATTERN"],
                [{ Filter: { ActionType: "NONE" as "INVITE" } }, "INVALID_ENUM"],
            ];
            for (const [input, Reason] of reasons) {
                await assert.rejects(bed.list(input), { name: "InvalidInputException", Reason });
            }
        });
    });
});

import assert from "node:assert/strict";
import { sortById } from "../../src/resources/sortHandshakes";

describe("sortById", () => {
    it("sorts handshakes by ID without changing its argument", () => {
        const handshakes = ["h-bbbbbbbb", "h-aaaaaaaab", "h-aaaaaaaa", "h-00000000"].map((handshakeId) => ({
            handshakeId,
        }));
        const listed = [...handshakes];
        assert.deepEqual(
            sortById(handshakes).map(({ handshakeId }) => handshakeId),
            ["h-00000000", "h-aaaaaaaa", "h-aaaaaaaab", "h-bbbbbbbb"],
        );
        assert.deepEqual(handshakes, listed, "what is given stays as it is");
    });

    it("returns the same order for any order of AWS's listing, even without IDs", () => {
        const handshakes = [
            { handshakeId: "", organizationId: "o-bbbbbbbbbb" },
            { handshakeId: "", organizationId: "o-aaaaaaaaaa", action: "INVITE" },
            { handshakeId: "h-aaaaaaaa" },
            { handshakeId: "", organizationId: "o-aaaaaaaaaa", action: "TRANSFER_RESPONSIBILITY" },
        ];
        const ordered = sortById(handshakes);
        assert.deepEqual(sortById([...handshakes].reverse()), ordered);
        assert.equal(ordered.at(-1)?.handshakeId, "h-aaaaaaaa");
    });

    it("keeps the order of equal handshakes", () => {
        const [one, other] = [{ handshakeId: "h-aaaaaaaa" }, { handshakeId: "h-aaaaaaaa" }];
        assert.equal(sortById([one, other])[0], one);
        assert.equal(sortById([other, one])[0], other);
    });
});

import assert from "node:assert/strict";
import { sortByExpirationTime, sortById, sortByRequestTime } from "../../src/resources/sortHandshakes";

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

describe("sortByRequestTime", () => {
    it("sorts by the time of the request, then by ID, with unknown ones first", () => {
        const ordered = [
            { action: "INVITE" },
            { id: "h-aaaaaaaa" },
            { requestedTimestamp: "2026-11-01T00:00:00.000Z", action: "INVITE" },
            { requestedTimestamp: "2026-11-01T00:00:00.000Z", id: "h-aaaaaaaa" },
            { requestedTimestamp: "2026-11-01T00:00:00.000Z", id: "h-bbbbbbbb" },
            { requestedTimestamp: "2026-11-02T00:00:00.000Z", id: "h-00000000" },
        ];
        assert.deepEqual(sortByRequestTime([...ordered].reverse()), ordered);
    });
});

describe("sortByExpirationTime", () => {
    it("sorts by the time of the expiration, then by ID, with unknown times first", () => {
        const ordered = [
            { handshakeId: "h-zzzzzzzz" },
            { handshakeId: "h-aaaaaaaa", expirationTimestamp: "2026-11-16T00:00:00.000Z" },
            { handshakeId: "h-bbbbbbbb", expirationTimestamp: "2026-11-16T00:00:00.000Z" },
            { handshakeId: "h-00000000", expirationTimestamp: "2026-11-17T00:00:00.000Z" },
        ];
        assert.deepEqual(sortByExpirationTime([...ordered].reverse()), ordered);
    });
});

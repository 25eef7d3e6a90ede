import assert from "node:assert/strict";
import { isKnown, unknown, unknownReason } from "../../src/resources/unknown";

describe("unknownReason", () => {
    it("names the unknown members", () => {
        assert.equal(unknownReason({ a: unknown, b: "known" }), "a isn't known yet.");
        assert.equal(unknownReason({ a: [unknown], b: 1, c: { d: unknown } }), "a and c aren't known yet.");
    });
});

describe("isKnown", () => {
    it("returns false for an unknown value at any depth", () => {
        for (const value of [unknown, { a: unknown }, [1, unknown], { a: "b", c: [{ d: [unknown] }, "e"] }]) {
            assert.equal(isKnown(value), false);
        }
    });

    it("returns true for every value that a program can hold", () => {
        for (const value of [undefined, null, "", "unknown", 0, false, [], {}, { a: undefined, b: [null, { c: 1 }] }]) {
            assert.equal(isKnown(value), true, JSON.stringify(value));
        }
    });
});

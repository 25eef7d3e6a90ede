import assert from "node:assert/strict";
import { isKnown, unknown, unknownReason } from "../../src/resources/unknown";

describe("what isn't known yet", () => {
    it("is told by name", () => {
        assert.equal(unknownReason({ a: unknown, b: "known" }), "a isn't known yet.");
        assert.equal(unknownReason({ a: [unknown], b: 1, c: { d: unknown } }), "a and c aren't known yet.");
    });
});

describe("whether a value is known", () => {
    it("is told at any depth", () => {
        for (const value of [unknown, { a: unknown }, [1, unknown], { a: "b", c: [{ d: [unknown] }, "e"] }]) {
            assert.equal(isKnown(value), false);
        }
    });

    it("is so for everything that a program can say, also for nothing", () => {
        for (const value of [undefined, null, "", "unknown", 0, false, [], {}, { a: undefined, b: [null, { c: 1 }] }]) {
            assert.equal(isKnown(value), true, JSON.stringify(value));
        }
    });
});

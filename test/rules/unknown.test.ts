import assert from "node:assert/strict";
import { isKnown, unknown } from "../../src/lifecycle/unknown";

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

import assert from "node:assert/strict";
import { sortBy } from "../../src/resources/sortBy";

const keyOf = ([key]: readonly [string, number]) => key;

describe("sortBy", () => {
    it("sorts by the key, keeps the order of items with the same key, and leaves its argument as it is", () => {
        const items = [
            ["b", 1],
            ["a", 2],
            ["b", 3],
            ["a", 4],
            ["A", 5],
            ["", 6],
        ] as const;
        const given = [...items];
        const sorted = [items[5], items[4], items[1], items[3], items[0], items[2]];
        assert.deepEqual(sortBy(items, keyOf), sorted);
        assert.deepEqual(items, given);
    });

    it("sorts the entries of a map", () => {
        assert.deepEqual(
            sortBy(
                new Map([
                    ["b", 1],
                    ["a", 2],
                ]),
                keyOf,
            ),
            [
                ["a", 2],
                ["b", 1],
            ],
        );
    });
});

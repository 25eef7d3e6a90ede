import assert from "node:assert/strict";
import { isHandshakeId } from "../../src/handshake/ids";
import { categoryOf, isSettled } from "../../src/handshake/stateCategory";
import { desiredStateFor } from "../../src/resources/receivedHandshake/properties";

const states: [state: string | undefined, category: string, settled: boolean, desiredState: string][] = [
    ["OPEN", "pending", false, "open"],
    ["REQUESTED", "pending", false, "requested"],
    ["DECLINED", "closed", true, "declined"],
    ["CANCELED", "closed", true, "declined"],
    ["EXPIRED", "closed", true, "declined"],
    ["ACCEPTED", "accepted", true, "accepted"],
    ["PAUSED", "unknown", false, "paused"],
    ["declined", "unknown", false, "declined"],
    ["", "unknown", false, ""],
    [undefined, "unknown", false, "unknown"],
];

describe("a handshake's state", () => {
    for (const [state, category, settled, desiredState] of states) {
        it(`${state ?? "undefined"} has the category ${category}, is ${settled ? "settled" : "not settled"}, and gives the desiredState "${desiredState}"`, () => {
            assert.equal(categoryOf(state), category);
            assert.equal(isSettled(state), settled);
            assert.equal(desiredStateFor(state), desiredState);
        });
    }
});

describe("isHandshakeId", () => {
    it("accepts h- with 8 to 32 lowercase letters or digits", () => {
        for (const id of ["h-12345678", "h-examplehandshakeid111", `h-${"a".repeat(32)}`]) {
            assert.ok(isHandshakeId(id), id);
        }
    });

    it("rejects everything else", () => {
        const wrong = [
            "",
            "h-",
            "h-1234567",
            `h-${"a".repeat(33)}`,
            "h-EXAMPLEID",
            "x-12345678",
            " h-12345678",
            "h-12345678\n",
        ];
        for (const id of [...wrong, undefined, null, 12345678, {}, ["h-12345678"]]) {
            assert.ok(!isHandshakeId(id), JSON.stringify(id));
        }
    });
});

import assert from "node:assert/strict";
import { withoutReserved } from "../../src/resources/reservedStrings";
import { RESERVED_STRINGS } from "../support/reservedStrings";

describe("withoutReserved", () => {
    it("replaces each string that Pulumi's protocol reserves, so that the engine does not interpret it", () => {
        for (const reserved of RESERVED_STRINGS) {
            assert.equal(withoutReserved(reserved), "(a string that Pulumi reserves)");
        }
    });

    it("returns any other string unchanged", () => {
        for (const value of ["", "h-examplehandshakeid111", `${RESERVED_STRINGS[0]} `]) {
            assert.equal(withoutReserved(value), value);
        }
    });
});

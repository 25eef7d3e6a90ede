import assert from "node:assert/strict";
import {
    RESERVED_PLACEHOLDER,
    SECRET_SIGNATURE,
    SIGNATURE_KEY,
    UNKNOWN_MARKER,
    withoutReserved,
} from "../../src/resources/reservedStrings";

describe("withoutReserved", () => {
    it("replaces a string that Pulumi's protocol reserves, so that the engine does not interpret it", () => {
        for (const reserved of [UNKNOWN_MARKER, SIGNATURE_KEY, SECRET_SIGNATURE]) {
            assert.equal(withoutReserved(reserved), RESERVED_PLACEHOLDER);
        }
        // The marker of an unknown boolean, and the kind of an output value.
        assert.equal(withoutReserved("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"), "(a string that Pulumi reserves)");
        assert.equal(withoutReserved("d0e6a833031e9bbcd3f4e8bde6ca49a4"), "(a string that Pulumi reserves)");
    });

    it("returns any other string unchanged", () => {
        for (const value of ["", "h-examplehandshakeid111", `${UNKNOWN_MARKER} `]) {
            assert.equal(withoutReserved(value), value);
        }
    });
});

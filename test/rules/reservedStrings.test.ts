import assert from "node:assert/strict";
import { SECRET_SIGNATURE, SIGNATURE_KEY, UNKNOWN_MARKER, withoutReserved } from "../../src/resources/reservedStrings";

describe("withoutReserved", () => {
    it("replaces a string that Pulumi's protocol reserves, so that the engine does not interpret it", () => {
        const unknownOfKnownType = [
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
        ];
        const otherKinds = [
            "c44067f5952c0a294b673a41bacd8c17",
            "0def7320c3a5731c473e5ecbe6d01bc7",
            "5cf8f73096256a8f31e491e813e4eb8e",
            "d0e6a833031e9bbcd3f4e8bde6ca49a4",
            "803fd3297a5875dc03ca845dda5d2a98",
        ];
        const named = [UNKNOWN_MARKER, SIGNATURE_KEY, SECRET_SIGNATURE];
        for (const reserved of [...named, ...unknownOfKnownType, ...otherKinds]) {
            assert.equal(withoutReserved(reserved), "(a string that Pulumi reserves)");
        }
    });

    it("returns any other string unchanged", () => {
        for (const value of ["", "h-examplehandshakeid111", `${UNKNOWN_MARKER} `]) {
            assert.equal(withoutReserved(value), value);
        }
    });
});

import assert from "node:assert/strict";
import { SECRET_TRANSFER_OUTPUTS } from "../../src/resources/lookUps/properties";
import { SECRET_OUTPUTS } from "../../src/resources/receivedHandshake/properties";

/*
 * What is secret is part of the contract of the state (docs/adr/0001). So the names are spelled out here.
 */
describe("the outputs that are secret", () => {
    it("of a handshake are its parties and resources, which contain e-mail addresses and notes", () => {
        assert.deepEqual(SECRET_OUTPUTS, ["parties", "resources"]);
    });

    it("of a billing transfer are its name and the e-mail addresses", () => {
        assert.deepEqual(SECRET_TRANSFER_OUTPUTS, ["name", "sourceAccountEmail", "targetAccountEmail"]);
    });
});

import assert from "node:assert/strict";
import { organizationsRegion } from "../../src/handshake/partitions";

describe("organizationsRegion", () => {
    for (const [partition, region] of [
        ["aws", "us-east-1"],
        ["aws-cn", "cn-northwest-1"],
        ["aws-us-gov", "us-gov-west-1"],
        ["aws-eusc", "eusc-de-east-1"],
        ["aws-iso", "us-iso-east-1"],
        ["aws-iso-b", "us-isob-east-1"],
        ["aws-iso-e", "eu-isoe-west-1"],
        ["aws-iso-f", "us-isof-south-1"],
        ["aws-new", "us-east-1"],
    ] as const) {
        it(`returns ${region} for the partition ${partition}`, () => {
            assert.equal(organizationsRegion(partition), region);
        });
    }
});

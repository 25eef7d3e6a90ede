import assert from "node:assert/strict";
import {
    isAccountId,
    isAccountNumber,
    isExternalId,
    isHandshakeId,
    isOrganizationalUnitId,
    isOrganizationId,
    isPartition,
    isRegion,
    isRoleArn,
    isTransferId,
} from "../../src/handshake/ids";

/** Of each function: values in the format, and values that have it in a part only or not at all. */
const formats: [(value: unknown) => boolean, unknown[], unknown[]][] = [
    [
        isHandshakeId,
        ["h-examplehandshakeid111", "h-12345678", `h-${"a".repeat(32)}`],
        ["h-1234567", `h-${"a".repeat(33)}`, "h-EXAMPLE1", " h-12345678", "h-12345678\n", ["h-12345678"], undefined],
    ],
    [
        isTransferId,
        ["rt-12345678", `rt-${"a".repeat(32)}`],
        ["rt-1234567", `rt-${"a".repeat(33)}`, "art-12345678", "rt-12345678 ", "h-12345678", ["rt-12345678"], null],
    ],
    [
        isOrganizationId,
        ["o-exampleorgid", `o-${"1".repeat(32)}`],
        [
            "o-123456789",
            `o-${"1".repeat(33)}`,
            "oo-exampleorgid",
            "o-exampleorgid/",
            "o-ExampleOrgId",
            ["o-exampleorgid"],
        ],
    ],
    [
        isAccountId,
        ["000000000001", "123456789012"],
        ["12345678901", "1234567890123", "a123456789012", "１２３４５６７８９０１２", 123456789012, ["123456789012"]],
    ],
    [isAccountNumber, [123456789012], ["123456789012", 12345678901, 1234567890123, 123456789012.5, -12345678901]],
    [
        isRoleArn,
        ["arn:aws:iam::111111111111:role/guard", "arn:aws-cn:iam::111111111111:role/path/guard"],
        [
            "arn:aws:iam::111111111111:role/",
            "arn:aws:iam::111111111111:user/guard",
            "arn:aws:iam::1111:role/guard",
            " arn:aws:iam::111111111111:role/guard",
            "arn::iam::111111111111:role/guard",
            ["arn:aws:iam::111111111111:role/guard"],
        ],
    ],
    [
        isRegion,
        ["us-east-1", "US-EAST-1", "a", "a".repeat(63)],
        ["", "-us-east-1", "us-east-1-", "us_east_1", "us-east-1.example.com", "a".repeat(64), 1, ["us-east-1"]],
    ],
    [
        isOrganizationalUnitId,
        ["r-abcd", `r-${"1".repeat(32)}`, "ou-abcd-12345678", `ou-${"1".repeat(32)}-${"a".repeat(32)}`],
        [
            "r-abc",
            `r-${"1".repeat(33)}`,
            "ou-abcd",
            "ou-abcd-1234567",
            "ou-abc-12345678",
            " r-abcd",
            "your-abcd",
            "r-abcd ",
            "ou-abcd-12345678/",
            ["r-abcd"],
        ],
    ],
    [
        isPartition,
        ["aws", "aws-cn", "aws-us-gov", "aws-iso-b"],
        ["", "*", "AWS", "xaws", "aws-", "aws--cn", "aws:", "aws-c1", ["aws"]],
    ],
    [
        isExternalId,
        ["ab", "a_b+c=d,e.f@g:h/i-j", "a".repeat(1224)],
        ["a", "a".repeat(1225), "a b", " ab", "ab\n", "ab*", 12, ["ab"]],
    ],
];

for (const [isWellFormed, right, wrong] of formats) {
    describe(isWellFormed.name, () => {
        it("accepts values in the format", () => {
            for (const value of right) {
                assert.equal(isWellFormed(value), true, String(value));
            }
        });

        it("rejects values that are in the format only in part, and values of other types", () => {
            for (const value of wrong) {
                assert.equal(isWellFormed(value), false, String(value));
            }
        });
    });
}

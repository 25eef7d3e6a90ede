import assert from "node:assert/strict";
import type { Handshake } from "../../src/handshake/handshake";
import { senderOf } from "../../src/handshake/sender";

const arn = (partition: string) =>
    `arn:${partition}:organizations::111111111111:handshake/o-exampleorgid/invite/h-examplehandshakeid111`;

const fallback: Handshake = {
    resources: [{ type: "ORGANIZATION", value: "o-fromresources" }],
    parties: [{ type: "ORGANIZATION", id: "o-fromparties" }],
};

describe("senderOf", () => {
    for (const partition of [
        "aws",
        "aws-cn",
        "aws-us-gov",
        "aws-eusc",
        "aws-iso",
        "aws-iso-b",
        "aws-iso-e",
        "aws-iso-f",
    ]) {
        it(`uses the ARN in ${partition}, whatever the resources and parties name`, () => {
            assert.deepEqual(senderOf({ ...fallback, arn: arn(partition) }), {
                organizationId: "o-exampleorgid",
                accountId: "111111111111",
            });
        });
    }

    for (const [name, malformed] of [
        ["missing", undefined],
        ["empty", ""],
        ["of another service", "arn:aws:iam::111111111111:role/o-exampleorgid/invite/h-examplehandshakeid111"],
        ["without an account", "arn:aws:organizations:::handshake/o-exampleorgid/invite/h-examplehandshakeid111"],
        ["without a handshake", "arn:aws:organizations::111111111111:handshake/o-exampleorgid"],
        ["of an account", "arn:aws:organizations::111111111111:account/o-exampleorgid/222222222222"],
        [
            "with something before it",
            "the arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/h-examplehandshakeid111",
        ],
        [
            "with a part too many",
            "arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/h-examplehandshakeid111/more",
        ],
        ["without the o-", "arn:aws:organizations::111111111111:handshake/exampleorgid/invite/h-examplehandshakeid111"],
    ] as const) {
        it(`uses the resources if the ARN is ${name}`, () => {
            assert.deepEqual(senderOf({ ...fallback, arn: malformed }), {
                organizationId: "o-fromresources",
                accountId: undefined,
            });
        });
    }

    it("finds the sender in resources at any depth", () => {
        const nested = {
            resources: [
                { type: "EMAIL", value: "anaya@example.com" },
                {
                    type: "PARENT_HANDSHAKE",
                    value: "h-parent11",
                    resources: [
                        {
                            type: "RESPONSIBILITY_TRANSFER",
                            resources: [
                                { type: "ORGANIZATION", value: "o-deep" },
                                { type: "MANAGEMENT_ACCOUNT", value: "111111111111" },
                            ],
                        },
                    ],
                },
            ],
        };
        assert.deepEqual(senderOf(nested), { organizationId: "o-deep", accountId: "111111111111" });
    });

    it("uses the parties if nothing else names a sender, and adds a missing o-", () => {
        for (const id of ["o-exampleorgid", "exampleorgid"]) {
            const parties = [
                { type: "ACCOUNT", id: "222222222222" },
                { type: "ORGANIZATION", id },
            ];
            assert.deepEqual(senderOf({ parties }), { organizationId: "o-exampleorgid", accountId: undefined });
        }
        assert.equal(senderOf({ resources: [{ type: "ORGANIZATION", value: "bare" }] }).organizationId, "o-bare");
    });

    it("does not return the account that received the handshake", () => {
        const recipient = {
            parties: [{ type: "ACCOUNT", id: "222222222222" }],
            resources: [{ type: "ACCOUNT", value: "222222222222" }],
        };
        assert.deepEqual(senderOf(recipient), { organizationId: undefined, accountId: undefined });
    });

    it("returns no organization and no account if AWS sends none", () => {
        for (const nothing of [
            {},
            { parties: [], resources: [] },
            { parties: [{}], resources: [{ resources: [{}] }] },
        ]) {
            assert.deepEqual(senderOf(nothing), { organizationId: undefined, accountId: undefined });
        }
    });

    it("skips a resource or a party without a value", () => {
        const half = {
            resources: [
                { type: "ORGANIZATION", value: "" },
                { type: "ORGANIZATION", resources: [] },
            ],
            parties: [{ type: "ORGANIZATION" }, { type: "ORGANIZATION", id: "o-exampleorgid" }],
        };
        assert.equal(senderOf(half).organizationId, "o-exampleorgid");
    });
});

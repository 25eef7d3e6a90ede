import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { namesAccount } from "../../src/pulumi/explicitProvider";
import { isNotEmpty, withoutEmpty } from "../../src/resources/connection/withoutEmpty";

const roleArn = "arn:aws:iam::333333333333:role/Decliner";

/** An object without a prototype, as a parser may return it. */
const bare = (members: object) => Object.assign(Object.create(null), members);

const empty: readonly unknown[] = [
    undefined,
    null,
    "",
    [],
    {},
    [null],
    [""],
    [{}],
    { a: null },
    { a: [{ b: "" }] },
    bare({ a: "" }),
];
const filled: readonly unknown[] = [
    0,
    false,
    "x",
    ["x"],
    [null, "x"],
    { a: { b: 0 } },
    { a: [{ b: "x" }] },
    bare({ a: "x" }),
];
const computed: readonly unknown[] = [pulumi.output(""), pulumi.output(undefined), Promise.resolve(undefined)];

describe("isNotEmpty", () => {
    it("returns false for an empty value at any depth", () => {
        for (const value of empty) {
            assert.equal(isNotEmpty(value), false, JSON.stringify(value));
        }
    });

    it("returns true for every other value at any depth", () => {
        for (const value of filled) {
            assert.equal(isNotEmpty(value), true, JSON.stringify(value));
        }
    });

    it("returns true for an output and a promise, which are not known yet", () => {
        for (const [index, value] of computed.entries()) {
            assert.equal(isNotEmpty(value), true, String(index));
            assert.equal(isNotEmpty([{ a: value }]), true, String(index));
        }
    });
});

describe("withoutEmpty", () => {
    it("keeps a member exactly if isNotEmpty returns true for it", () => {
        for (const value of [...empty, ...filled]) {
            assert.equal("member" in withoutEmpty({ member: value }), isNotEmpty(value), JSON.stringify(value));
        }
    });
});

describe("withoutEmpty, for tags,", () => {
    it("keeps a tag with an empty string, which AWS accepts, and removes one without a value", () => {
        assert.deepEqual(withoutEmpty({ tags: { team: "", cost: null, stage: undefined } }), { tags: { team: "" } });
        assert.deepEqual(withoutEmpty({ tags: { cost: null, stage: undefined } }), {});
    });
});

describe("namesAccount", () => {
    it("returns what isNotEmpty returns for each member that can select the account", () => {
        for (const name of ["profile", "assumeRoles", "assumeRoleWithWebIdentity", "allowedAccountIds"]) {
            for (const value of [...empty, ...filled, ...computed]) {
                assert.equal(namesAccount({ [name]: value }), isNotEmpty(value), name);
            }
        }
        assert.equal(namesAccount({ region: "eu-west-1", maxRetries: 0 }), false);
        assert.equal(namesAccount(pulumi.output({ assumeRoles: [{ roleArn }] })), true);
    });
});

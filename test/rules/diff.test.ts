import assert from "node:assert/strict";
import { canonicalJson } from "../../src/lifecycle/canonicalJson";
import { diff } from "../../src/lifecycle/diff";
import { unknown } from "../../src/lifecycle/unknown";

const inputs = { handshakeId: "h-examplehandshakeid111", desiredState: "declined" };
const none = { changes: [], replaces: [] };

describe("the difference between the state and the program", () => {
    it("is none for equal inputs, whatever the outputs are", () => {
        assert.deepEqual(diff({ ...inputs, state: "EXPIRED", arn: "arn", parties: [{ id: "1" }] }, inputs), none);
    });

    it("is a replacement for another handshake, and for one that isn't known yet", () => {
        for (const handshakeId of ["h-anotherhandshake1", unknown] as const) {
            assert.deepEqual(diff(inputs, { ...inputs, handshakeId }), {
                changes: ["handshakeId"],
                replaces: ["handshakeId"],
            });
        }
    });

    it("is an update for another desired state or connection, and for one that isn't known yet", () => {
        const updates: [object, object, string][] = [
            [{ ...inputs, desiredState: "open" }, inputs, "desiredState"],
            [inputs, { ...inputs, desiredState: unknown }, "desiredState"],
            [inputs, { ...inputs, connection: { profile: "anaya" } }, "connection"],
            [{ ...inputs, connection: { profile: "anaya" } }, inputs, "connection"],
            [
                { ...inputs, connection: { profile: "anaya" } },
                { ...inputs, connection: { profile: "diego" } },
                "connection",
            ],
            [inputs, { ...inputs, connection: unknown }, "connection"],
            [
                { ...inputs, connection: { profile: "anaya" } },
                { ...inputs, connection: { profile: unknown } },
                "connection",
            ],
        ];
        for (const [olds, news, change] of updates) {
            assert.deepEqual(diff(olds, news), { changes: [change], replaces: [] });
        }
    });

    it("names all changes", () => {
        const news = { handshakeId: "h-anotherhandshake1", desiredState: unknown, connection: {} } as const;
        assert.deepEqual(diff(inputs, news), {
            changes: ["handshakeId", "desiredState", "connection"],
            replaces: ["handshakeId"],
        });
    });

    it("is none for connections that differ in the order of their parts or in parts that are undefined", () => {
        const one = {
            region: "us-east-1",
            profile: undefined,
            assumeRoles: [{ roleArn: "a", tags: { x: "1", y: "2" } }],
        };
        const other = { assumeRoles: [{ tags: { y: "2", x: "1" }, roleArn: "a" }], region: "us-east-1" };
        assert.deepEqual(diff({ ...inputs, connection: one }, { ...inputs, connection: other }), none);
        assert.deepEqual(diff({ ...inputs, connection: other }, { ...inputs, connection: one }), none);
    });

    it("is a change for roles in another order, which is another chain", () => {
        const chain = [{ roleArn: "a" }, { roleArn: "b" }];
        const olds = { ...inputs, connection: { assumeRoles: chain } };
        const news = { ...inputs, connection: { assumeRoles: [...chain].reverse() } };
        assert.deepEqual(diff(olds, news).changes, ["connection"]);
    });
});

describe("canonical JSON", () => {
    it("is equal for equal values and differs for others", () => {
        const texts = [
            { a: 1, b: [{ d: null, c: "x" }] },
            { b: [{ c: "x", d: null }], a: 1, e: undefined },
        ].map(canonicalJson);
        assert.equal(texts[0], '{"a":1,"b":[{"c":"x","d":null}]}');
        assert.equal(texts[1], texts[0]);
        assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
        assert.notEqual(canonicalJson(undefined), canonicalJson(null));
    });
});

import assert from "node:assert/strict";
import { canonicalJson } from "../../src/resources/canonicalJson";
import { changedPaths } from "../../src/resources/changedPaths";
import { diffReceivedHandshake } from "../../src/resources/receivedHandshake/diff";
import { unknown } from "../../src/resources/unknown";

const inputs = { handshakeId: "h-examplehandshakeid111", desiredState: "declined" };
const none = { changes: [], replaces: [] };

describe("diffReceivedHandshake", () => {
    it("reports no change for equal inputs, whatever the outputs are", () => {
        assert.deepEqual(
            diffReceivedHandshake({ ...inputs, state: "EXPIRED", arn: "arn", parties: [{ id: "1" }] }, inputs),
            none,
        );
    });

    it("replaces the resource for another or an unknown handshakeId", () => {
        for (const handshakeId of ["h-anotherhandshake1", unknown] as const) {
            assert.deepEqual(diffReceivedHandshake(inputs, { ...inputs, handshakeId }), {
                changes: [{ path: "handshakeId", kind: "update" }],
                replaces: ["handshakeId"],
            });
        }
    });

    it("updates the resource for another or an unknown desiredState or connection", () => {
        const updates: [object, object, string, string][] = [
            [{ ...inputs, desiredState: "open" }, inputs, "desiredState", "update"],
            [inputs, { ...inputs, desiredState: unknown }, "desiredState", "update"],
            [inputs, { ...inputs, connection: { profile: "anaya" } }, "connection", "add"],
            [{ ...inputs, connection: { profile: "anaya" } }, inputs, "connection", "delete"],
            [
                { ...inputs, connection: { profile: "anaya" } },
                { ...inputs, connection: { profile: "diego" } },
                "connection.profile",
                "update",
            ],
            [inputs, { ...inputs, connection: unknown }, "connection", "add"],
            [
                { ...inputs, connection: { profile: "anaya" } },
                { ...inputs, connection: unknown },
                "connection",
                "update",
            ],
            [
                { ...inputs, connection: { region: "us-east-1" } },
                { ...inputs, connection: { region: "us-east-1", profile: unknown } },
                "connection.profile",
                "add",
            ],
            [
                { ...inputs, connection: { profile: "anaya" } },
                { ...inputs, connection: { profile: unknown } },
                "connection.profile",
                "update",
            ],
        ];
        for (const [olds, news, path, kind] of updates) {
            assert.deepEqual(diffReceivedHandshake(olds, news), { changes: [{ path, kind }], replaces: [] });
        }
    });

    it("names the path of each difference in a connection", () => {
        const old = { region: "us-east-1", assumeRoles: [{ roleArn: "a", tags: { "cost.center": "1", team: "x" } }] };
        const value = { assumeRoles: [{ roleArn: "b", tags: { "cost.center": "2", team: "x" } }, { roleArn: "c" }] };
        assert.deepEqual(changedPaths("connection", old, value), [
            { path: "connection.region", kind: "delete" },
            { path: "connection.assumeRoles[0].roleArn", kind: "update" },
            { path: 'connection.assumeRoles[0].tags["cost.center"]', kind: "update" },
            { path: "connection.assumeRoles[1]", kind: "add" },
        ]);
    });

    it("reports one change for a value of another type", () => {
        const values = ["anaya", null, ["anaya"], { anaya: "anaya" }];
        for (const old of values) {
            for (const value of values) {
                assert.deepEqual(
                    changedPaths("connection", old, value),
                    old === value ? [] : [{ path: "connection", kind: "update" }],
                );
            }
        }
    });

    it("reports a failed read, so that an update reads the handshake again, and replaces nothing", () => {
        assert.deepEqual(diffReceivedHandshake({ ...inputs, unreachable: "denied" }, inputs), {
            changes: [{ path: "unreachable", kind: "delete" }],
            replaces: [],
        });
    });

    it("reports all changes", () => {
        const news = { handshakeId: "h-anotherhandshake1", desiredState: unknown, connection: {} } as const;
        assert.deepEqual(diffReceivedHandshake(inputs, news), {
            changes: [
                { path: "handshakeId", kind: "update" },
                { path: "desiredState", kind: "update" },
                { path: "connection", kind: "add" },
            ],
            replaces: ["handshakeId"],
        });
    });

    it("ignores the order of a connection's members and members that are undefined", () => {
        const one = {
            region: "us-east-1",
            profile: undefined,
            assumeRoles: [{ roleArn: "a", tags: { x: "1", y: "2" } }],
        };
        const other = { assumeRoles: [{ tags: { y: "2", x: "1" }, roleArn: "a" }], region: "us-east-1" };
        assert.deepEqual(diffReceivedHandshake({ ...inputs, connection: one }, { ...inputs, connection: other }), none);
        assert.deepEqual(diffReceivedHandshake({ ...inputs, connection: other }, { ...inputs, connection: one }), none);
    });

    it("reports a change if the order of the roles changes", () => {
        const chain = [{ roleArn: "a" }, { roleArn: "b" }];
        const olds = { ...inputs, connection: { assumeRoles: chain } };
        const news = { ...inputs, connection: { assumeRoles: [...chain].reverse() } };
        const paths = diffReceivedHandshake(olds, news).changes.map(({ path }) => path);
        assert.deepEqual(paths, ["connection.assumeRoles[0].roleArn", "connection.assumeRoles[1].roleArn"]);
    });
});

describe("canonicalJson", () => {
    it("returns equal strings for equal values only", () => {
        const texts = [
            { a: 1, b: [{ d: null, c: "x" }] },
            { b: [{ c: "x", d: null }], a: 1, e: undefined },
        ].map(canonicalJson);
        assert.equal(texts[0], '{"a":1,"b":[{"c":"x","d":null}]}');
        assert.equal(texts[1], texts[0]);
        assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
        assert.notEqual(canonicalJson(undefined), canonicalJson(null));
        assert.notEqual(canonicalJson({ a: unknown }), canonicalJson({}));
        assert.notEqual(canonicalJson([unknown]), canonicalJson([null]));
    });
});

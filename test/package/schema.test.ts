import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ActionType, HandshakeState, ResponsibilityTransferStatus } from "@aws-sdk/client-organizations";
import { TRANSFER_DIRECTIONS } from "../../src/handshake/responsibilityTransfer";
import { checkConfiguration } from "../../src/native/plugin/configuration";
import { lookUps } from "../../src/native/plugin/lookUps";
import type { Session } from "../../src/native/plugin/resourceProvider";
import { resourceProviderFor } from "../../src/native/plugin/resourceProviders";
import { dynamicTypes, functionTokens, PACKAGE_NAME, resourceTypes } from "../../src/native/tokens";
import { checkConnection } from "../../src/resources/connection/check";
import { SECRET_TRANSFER_OUTPUTS } from "../../src/resources/lookUps/properties";
import { SECRET_OUTPUTS } from "../../src/resources/receivedHandshake/properties";
import { describeSchema, inSchema } from "../../tools/schema/describe";
import type { Member } from "../../tools/schema/docComments";
import type { Property, Schema } from "../../tools/schema/schema";
import { members } from "../../tools/schema/sources";

const repository = join(__dirname, "../..");
const schema = JSON.parse(readFileSync(join(repository, "schema/schema.json"), "utf8")) as Schema;

/** Asserts that a schema's properties and the members of a TypeScript interface are the same. */
function assertSame(
    properties: Record<string, Property> = {},
    required: readonly string[] = [],
    members: Record<string, Member>,
): void {
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(members).sort());
    for (const [name, { doc, optional, type }] of Object.entries(members)) {
        const property = properties[name] ?? {};
        assert.notEqual(doc, "", `${name} has a doc comment`);
        assert.equal(property.description, inSchema(doc), name);
        assert.equal(required.includes(name), !optional, `whether ${name} is required`);
        assert.equal(kindOf(property), kindIn(type), `the type of ${name}`);
    }
}

function assertNamesAccount(description: string): void {
    const programs = [...description.matchAll(/```\w+\n(.*?)```/gs)].map(([, program = ""]) => program);
    assert.ok(programs.length > 0);
    for (const program of programs) {
        assert.match(program, /allowed_?account_?ids/i);
    }
}

function kindOf({ type, $ref, oneOf }: Property): string {
    const isString = oneOf !== undefined || schema.types[nameIn($ref)]?.enum !== undefined;
    return isString ? "string" : $ref === undefined ? String(type).replace("integer", "number") : "object";
}

/** The token in a reference to a type. */
function nameIn($ref = ""): string {
    return $ref.replace("#/types/", "");
}

/** The kind of a TypeScript type, with or without Pulumi's `Input` and `Output` around it. */
function kindIn(type: string): string {
    const inner = type.replace(/^pulumi\.(Input|Output)<(.*)>$/, "$2").replace(/ \| undefined$/, "");
    if (inner.endsWith("[]")) {
        return "array";
    }
    return /^(string|number|boolean)$/.exec(inner)?.[0] ?? (inner.startsWith('"') ? "string" : "object");
}

const typeToken = (name: string) => `aws-handshakes:index:${name}`;

describe("schema/schema.json", () => {
    it("is what npm run schema writes: with the doc comments and the examples", () => {
        assert.deepEqual(schema, describeSchema(schema));
    });

    it("has the names that states contain, and the dynamic types as aliases", () => {
        assert.equal(schema.name, PACKAGE_NAME);
        assert.deepEqual(Object.keys(schema.resources).sort(), Object.values(resourceTypes).sort());
        assert.deepEqual(Object.keys(schema.functions).sort(), Object.values(functionTokens).sort());
        for (const kind of ["receivedHandshake", "invitationGuard", "organizationGuard"] as const) {
            assert.deepEqual(schema.resources[resourceTypes[kind]]?.aliases, [{ type: dynamicTypes[kind] }]);
        }
    });

    for (const [token, sources] of Object.entries(members.resources)) {
        it(`has the properties of ${token} with the types and texts of the doc comments`, () => {
            const resource = schema.resources[token];
            assertSame(resource?.inputProperties, resource?.requiredInputs, sources.arguments);
            assertSame(resource?.properties, resource?.required, sources.result);
        });
    }

    for (const [token, sources] of Object.entries(members.functions)) {
        it(`has the properties of ${token} with the types and texts of the doc comments`, () => {
            const lookUp = schema.functions[token];
            assertSame(lookUp?.inputs.properties, lookUp?.inputs.required, sources.arguments);
            assertSame(lookUp?.outputs.properties, lookUp?.outputs.required, sources.result);
        });
    }

    it("has the types of the doc comments, and enums", () => {
        const objects = Object.entries(schema.types).filter(([, shape]) => shape.enum === undefined);
        assert.deepEqual(objects.map(([token]) => token).sort(), Object.keys(members.types).map(typeToken).sort());
        for (const [token, shape] of objects) {
            assertSame(shape.properties, shape.required, members.types[token.split(":").at(-1) ?? ""] ?? {});
        }
    });

    it("has the provider's arguments of the doc comments, also as its configuration", () => {
        assertSame(schema.provider.inputProperties, [], members.provider);
        assert.deepEqual(schema.config.variables, schema.provider.inputProperties);
    });

    it("names only the configuration that the plugin reads", () => {
        assert.deepEqual([...JSON.stringify(schema).matchAll(/(?<![\w:-])aws:.{0,20}/g)].map(String), []);
        assert.match(schema.provider.description, /`aws-handshakes:…`/);
        assert.match(schema.types[typeToken("Connection")]?.description ?? "", /under `aws-handshakes:`/);
    });

    it("says of each guard that a decline is permanent", () => {
        for (const token of [resourceTypes.invitationGuard, resourceTypes.organizationGuard]) {
            assert.match(schema.resources[token]?.description ?? "", /Warning: a decline is permanent/);
        }
    });

    it("names the allowed account in every example of a guard, because an SDK may ignore a provider", () => {
        const guards = [resourceTypes.invitationGuard, resourceTypes.organizationGuard];
        for (const { description = "", inputProperties } of guards.flatMap((token) => schema.resources[token] ?? [])) {
            assert.match(
                inputProperties.connection?.description ?? "",
                /Set its `allowedAccountIds`.*ignore a provider/,
            );
            assertNamesAccount(description);
        }
        assertNamesAccount(schema.provider.description);
    });

    it("has an example in every language for every resource, function and the provider", () => {
        const all = [...Object.values(schema.resources), ...Object.values(schema.functions), schema.provider];
        for (const { description = "" } of all) {
            for (const language of ["typescript", "python", "go", "java", "yaml"]) {
                assert.ok(
                    description.includes(`\`\`\`${language}\n`),
                    `an example in ${language} is missing in tools/schema/examples: ${description.slice(0, 80)}`,
                );
            }
        }
    });

    it("has open enums for AWS's values and closed enums for this package's", () => {
        const used = new Map<string, Set<string>>();
        visit(schema, (property) => {
            for (const { $ref } of [property, ...(property.oneOf ?? [])]) {
                if (schema.types[nameIn($ref)]?.enum !== undefined) {
                    const forms = used.get(nameIn($ref)) ?? new Set();
                    used.set(nameIn($ref), forms.add(property.oneOf === undefined ? "closed" : "open"));
                }
            }
        });
        const forms = Object.fromEntries([...used].map(([token, found]) => [token.split(":").at(-1), [...found]]));
        assert.deepEqual(forms, {
            DesiredState: ["closed"],
            GuardedAction: ["open"],
            HandshakeAction: ["open"],
            HandshakeState: ["open"],
            ResponsibilityTransferStatus: ["open"],
            TransferDirection: ["open"],
        });
    });

    it("has no union in the result of a function, because Pulumi's SDK for Python reads it as an object", () => {
        for (const { outputs } of Object.values(schema.functions)) {
            const unions = Object.entries(outputs.properties ?? {}).filter(([, { oneOf }]) => oneOf !== undefined);
            assert.deepEqual(unions, []);
        }
    });

    it("has enums with the values that the plugin knows", () => {
        const { receivedHandshake, invitationGuard } = resourceTypes;
        const valuesOf = (name: string) => (schema.types[typeToken(name)]?.enum ?? []).map(({ value }) => value);
        const failures = (type: string, inputs: object) =>
            resourceProviderFor(`urn:pulumi:s::p::${type}::n`).check({}, { ...inputs });
        for (const desiredState of valuesOf("DesiredState")) {
            assert.deepEqual(failures(receivedHandshake, { handshakeId: "h-examplehandshakeid111", desiredState }), []);
        }
        assert.deepEqual(failures(invitationGuard, { actions: valuesOf("GuardedAction") }), []);
        const [unknownName] = failures(invitationGuard, { actions: ["STRANGE"] });
        assert.ok(
            unknownName?.reason.includes(`one of ${valuesOf("GuardedAction").join(", ")}, not`),
            unknownName?.reason,
        );
        assert.deepEqual(valuesOf("HandshakeState").sort(), Object.values(HandshakeState).sort());
        const statuses = Object.values(ResponsibilityTransferStatus).sort();
        assert.deepEqual(valuesOf("ResponsibilityTransferStatus").sort(), statuses);
        assert.deepEqual(valuesOf("TransferDirection"), TRANSFER_DIRECTIONS);
        assert.deepEqual(valuesOf("HandshakeAction").sort(), Object.values(ActionType).sort());
    });

    it("replaces a resource for the same changes as the plugin", () => {
        for (const [token, { inputProperties, properties = {} }] of Object.entries(schema.resources)) {
            const { diff } = resourceProviderFor(`urn:pulumi:s::p::${token}::n`);
            for (const [name, property] of Object.entries(inputProperties)) {
                const { changes, replaces } = diff({ [name]: "old" }, { [name]: "new" });
                assert.ok(changes.length > 0, `${token} ${name}`);
                assert.equal(replaces.includes(name), property.willReplaceOnChanges ?? false, `${token} ${name}`);
                assert.equal(replaces.includes(name), properties[name]?.replaceOnChanges ?? false, `${token} ${name}`);
            }
        }
    });

    it("has exactly the arguments that the plugin accepts", async () => {
        for (const [token, { inputProperties }] of Object.entries(schema.resources)) {
            const { check } = resourceProviderFor(`urn:pulumi:s::p::${token}::n`);
            assertAccepted(inputProperties, check({}, { [unknownName]: 1 }));
        }
        for (const [token, { inputs }] of Object.entries(schema.functions)) {
            const call = lookUps.get(token)?.({} as Session, { [unknownName]: 1 });
            const message = await call?.then(
                () => "",
                (error: Error) => error.message,
            );
            const [property = "", ...reason] = message?.split(" ") ?? [];
            assertAccepted(inputs.properties, [{ property, reason: reason.join(" ") }]);
        }
        assertAccepted(schema.provider.inputProperties, checkConfiguration({ [unknownName]: 1 }));
    });

    it("has exactly the members of a connection that the plugin accepts", () => {
        const role = { roleArn: "arn:aws:iam::444444444444:role/example", [unknownName]: 1 };
        for (const [name, connection] of [
            ["Connection", { [unknownName]: 1 }],
            ["AssumeRole", { assumeRoles: [role] }],
            ["AssumeRoleWithWebIdentity", { assumeRoleWithWebIdentity: role }],
            ["Endpoint", { endpoints: [{ [unknownName]: 1 }] }],
        ] as const) {
            assertAccepted(schema.types[typeToken(name)]?.properties, checkConnection(connection));
        }
        const { webIdentityToken, ...others } =
            schema.types[typeToken("ProviderAssumeRoleWithWebIdentity")]?.properties ?? {};
        assert.deepEqual(others, schema.types[typeToken("AssumeRoleWithWebIdentity")]?.properties);
        assert.equal(webIdentityToken?.secret, true);
        const text = { roleArn: "arn:aws:iam::444444444444:role/example", webIdentityToken: "token" };
        assert.deepEqual(checkConfiguration({ assumeRoleWithWebIdentity: text }), []);
    });

    it("marks the same properties as secret as the resources do", () => {
        const shapes = [
            schema.resources[resourceTypes.receivedHandshake],
            schema.types["aws-handshakes:index:ReceivedHandshake"],
            schema.functions[functionTokens.getReceivedHandshake]?.outputs,
        ];
        const secretsOf = (properties: Record<string, Property> = {}) =>
            Object.entries(properties).flatMap(([name, { secret }]) => (secret ? [name] : []));
        for (const shape of shapes) {
            assert.deepEqual(secretsOf(shape?.properties), SECRET_OUTPUTS);
        }
        const { properties } = schema.types[typeToken("ResponsibilityTransfer")] ?? {};
        assert.deepEqual(secretsOf(properties), SECRET_TRANSFER_OUTPUTS);
    });
});

/** A name that no argument has. */
const unknownName = "strangeName";

/** Asserts that the properties are those that a check lists for an unknown name. */
function assertAccepted(
    properties: Record<string, Property> = {},
    failures: { property: string; reason: string }[],
): void {
    const [failure] = failures.filter(({ property }) => property.endsWith(unknownName));
    const [, list = ""] = /; its (?:inputs|arguments|parts) are (.*)\.$/.exec(failure?.reason ?? "") ?? [];
    assert.deepEqual(list.split(", ").sort(), Object.keys(properties).sort());
}

/** Visits every property and every type of one, at any depth. */
function visit(value: unknown, see: (property: Property) => void): void {
    if (typeof value === "object" && value !== null) {
        see(value as Property);
        for (const [name, member] of Object.entries(value)) {
            if (name !== "oneOf") {
                visit(member, see);
            }
        }
    }
}

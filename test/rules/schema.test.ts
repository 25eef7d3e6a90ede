import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { dynamicTypes, functionTokens, packageName, resourceTypes } from "../../src/native/tokens";
import { SECRET_OUTPUTS } from "../../src/resources/receivedHandshake/properties";

interface Property {
    description?: string;
    type?: string;
    $ref?: string;
    items?: Property;
    additionalProperties?: Property;
    secret?: boolean;
}

interface Shape {
    properties?: Record<string, Property>;
    required?: string[];
}

interface Described {
    description?: string;
}

interface Schema {
    name: string;
    config: { variables: Record<string, Property> };
    provider: { inputProperties: Record<string, Property> };
    types: Record<string, Shape>;
    resources: Record<
        string,
        Shape &
            Described & {
                inputProperties: Record<string, Property>;
                requiredInputs: string[];
                aliases: { type: string }[];
            }
    >;
    functions: Record<string, Described & { inputs: Shape; outputs: Shape }>;
}

const repository = join(__dirname, "../..");
const schema = JSON.parse(readFileSync(join(repository, "schema/schema.json"), "utf8")) as Schema;

/** A member of an interface: its doc comment in one line, whether it may be left out, and its type's text. */
interface Member {
    doc: string;
    optional: boolean;
    type: string;
}

function sourceOf(file: string): ts.SourceFile {
    const path = join(repository, "src", `${file}.ts`);
    return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
}

/** What the doc comment of a class or a function says besides its tags, line by line. */
function docOf(file: string, name: string): string {
    const [found] = sourceOf(file).statements.filter(
        (node) => (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name?.text === name,
    );
    assert.ok(found !== undefined, `${file} declares ${name}`);
    const [doc] = ts.getJSDocCommentsAndTags(found).filter(ts.isJSDoc);
    return ts.getTextOfJSDocComment(doc?.comment) ?? "";
}

/** The members of an interface in a source file. */
function membersOf(file: string, name: string): Record<string, Member> {
    const source = sourceOf(file);
    const found = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
    assert.ok(found !== undefined && ts.isInterfaceDeclaration(found), `${file} declares ${name}`);
    const members = found.members.filter(ts.isPropertySignature).map((member) => {
        const doc = ts
            .getJSDocCommentsAndTags(member)
            .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
            .join(" ");
        const type = member.type?.getText(source) ?? "";
        const optional = member.questionToken !== undefined || /\| undefined>?$/.test(type);
        return [member.name.getText(source), { doc: doc.replace(/\s+/g, " "), optional, type }];
    });
    return Object.fromEntries(members);
}

/** Holds that a schema's properties and the members of a TypeScript interface say the same. */
function assertSame(
    properties: Record<string, Property> = {},
    required: readonly string[] = [],
    members: Record<string, Member>,
): void {
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(members).sort());
    for (const [name, { doc, optional, type }] of Object.entries(members)) {
        const property = properties[name] ?? {};
        assert.notEqual(doc, "", `${name} has a doc comment`);
        assert.equal(property.description, doc, name);
        assert.equal(required.includes(name), !optional, `whether ${name} is required`);
        assert.equal(kindOf(property), kindIn(type), `the type of ${name}`);
    }
}

function kindOf({ type, $ref }: Property): string {
    return $ref === undefined ? String(type).replace("integer", "number") : "object";
}

/** The same of a TypeScript type, with or without Pulumi's `Input` and `Output` around it. */
function kindIn(type: string): string {
    const inner = type.replace(/^pulumi\.(Input|Output)<(.*)>$/, "$2").replace(/ \| undefined$/, "");
    if (inner.endsWith("[]")) {
        return "array";
    }
    return /^(string|number|boolean)$/.exec(inner)?.[0] ?? (inner.startsWith('"') ? "string" : "object");
}

const lookUps = "pulumi/lookUps";

describe("the plugin's schema", () => {
    it("has the names that states hold for ever, and the dynamic types as aliases", () => {
        assert.equal(schema.name, packageName);
        assert.deepEqual(Object.keys(schema.resources).sort(), Object.values(resourceTypes).sort());
        assert.deepEqual(Object.keys(schema.functions).sort(), Object.values(functionTokens).sort());
        for (const kind of ["receivedHandshake", "invitationGuard", "organizationGuard"] as const) {
            assert.deepEqual(schema.resources[resourceTypes[kind]]?.aliases, [{ type: dynamicTypes[kind] }]);
        }
    });

    for (const [token, file, name] of [
        [resourceTypes.receivedHandshake, "native/receivedHandshake", "ReceivedHandshake"],
        [resourceTypes.invitationGuard, "native/invitationGuard", "InvitationGuard"],
        [resourceTypes.organizationGuard, "native/organizationGuard", "OrganizationGuard"],
        [functionTokens.getReceivedHandshake, "native/getReceivedHandshake", "getReceivedHandshake"],
        [functionTokens.getReceivedHandshakes, "native/getReceivedHandshakes", "getReceivedHandshakes"],
        [functionTokens.getProtectionPolicy, "pulumi/protectionPolicy", "protectionPolicy"],
    ] as const) {
        it(`says what ${name} is for in the words of its doc comment`, () => {
            const { description } = schema.resources[token] ?? schema.functions[token] ?? {};
            assert.equal(description, docOf(file, name));
        });
    }

    for (const [token, file, name] of [
        [resourceTypes.receivedHandshake, "pulumi/receivedHandshake", "ReceivedHandshake"],
        [resourceTypes.invitationGuard, "pulumi/invitationGuard", "InvitationGuard"],
        [resourceTypes.organizationGuard, "pulumi/organizationGuard", "OrganizationGuard"],
    ] as const) {
        it(`says of ${name} what the doc comments say, property by property`, () => {
            const resource = schema.resources[token];
            assertSame(resource?.inputProperties, resource?.requiredInputs, membersOf(file, `${name}Args`));
            assertSame(resource?.properties, resource?.required, membersOf(file, `${name}Result`));
        });
    }

    for (const [type, file, name] of [
        ["Connection", "resources/connection/properties", "Connection"],
        ["AssumeRole", "resources/connection/properties", "AssumeRole"],
        ["AssumeRoleWithWebIdentity", "resources/connection/properties", "AssumeRoleWithWebIdentity"],
        ["Endpoint", "resources/connection/properties", "Endpoint"],
        ["HandshakeParty", "handshake/handshake", "HandshakeParty"],
        ["HandshakeResource", "handshake/handshake", "HandshakeResource"],
        ["GuardedHandshake", "resources/invitationGuard/properties", "GuardedHandshake"],
        ["SkippedAccount", "resources/organizationGuard/properties", "SkippedAccount"],
        ["UnreachableAccount", "resources/organizationGuard/properties", "UnreachableAccount"],
        ["ReceivedHandshake", lookUps, "GetReceivedHandshakeResult"],
    ] as const) {
        it(`says of the type ${type} what the doc comments of ${name} say`, () => {
            const shape = schema.types[`aws-handshakes:index:${type}`];
            assertSame(shape?.properties, shape?.required, membersOf(file, name));
        });
    }

    it("says of the type MemberHandshake what the doc comments of GuardedHandshake and MemberHandshake say", () => {
        const shape = schema.types["aws-handshakes:index:MemberHandshake"];
        assertSame(shape?.properties, shape?.required, {
            ...membersOf("resources/organizationGuard/properties", "MemberHandshake"),
            ...membersOf("resources/invitationGuard/properties", "GuardedHandshake"),
        });
    });

    it("says of the look-ups what the doc comments say", () => {
        const one = schema.functions[functionTokens.getReceivedHandshake];
        assertSame(one?.inputs.properties, one?.inputs.required, membersOf(lookUps, "GetReceivedHandshakeArgs"));
        assertSame(one?.outputs.properties, one?.outputs.required, membersOf(lookUps, "GetReceivedHandshakeResult"));
        const all = schema.functions[functionTokens.getReceivedHandshakes];
        assertSame(all?.inputs.properties, all?.inputs.required, membersOf(lookUps, "GetReceivedHandshakesArgs"));
        assertSame(all?.outputs.properties, all?.outputs.required, membersOf(lookUps, "GetReceivedHandshakesResult"));
    });

    it("says of getProtectionPolicy what the doc comments of protectionPolicy say", () => {
        const policy = schema.functions[functionTokens.getProtectionPolicy];
        const file = "pulumi/protectionPolicy";
        assertSame(policy?.inputs.properties, policy?.inputs.required, membersOf(file, "ProtectionPolicyArgs"));
        assertSame(policy?.outputs.properties, policy?.outputs.required, membersOf(file, "GetProtectionPolicyResult"));
    });

    it("says of the provider what the doc comments say, and the same of its configuration", () => {
        const members = {
            ...membersOf("resources/connection/properties", "Connection"),
            ...membersOf("native/provider", "ProviderArgs"),
        };
        assertSame(schema.provider.inputProperties, [], members);
        assert.deepEqual(schema.config.variables, schema.provider.inputProperties);
    });

    it("calls secret what the lifecycle calls secret, wherever it is", () => {
        const shapes = [
            schema.resources[resourceTypes.receivedHandshake],
            schema.types["aws-handshakes:index:ReceivedHandshake"],
            schema.functions[functionTokens.getReceivedHandshake]?.outputs,
        ];
        for (const shape of shapes) {
            const secret = Object.entries(shape?.properties ?? {}).filter(([, property]) => property.secret);
            assert.deepEqual(
                secret.map(([name]) => name),
                SECRET_OUTPUTS,
            );
        }
    });
});

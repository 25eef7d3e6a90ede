import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { invitationGuard, organizationGuard, receivedHandshake } from "../../src/dynamic/providers";
import type { Property, Schema } from "../../tools/schema/schema";

const repository = join(__dirname, "../..");
const contractFile = join(repository, "test/engine/contract/names-1.0.json");

/** The name of each property, with its type. A "?" after an input's name means that it is optional. */
type Names = Record<string, string>;

/** What release 1.0 writes into states and programs, by token. */
type Contract = Record<string, { aliases?: string[]; inputs?: Names; outputs?: Names; members?: Names }>;

/**
 * A release may add optional names. It never removes or renames a token or a name, and never changes a type
 * (docs/adr/0001 and 0003).
 */
describe("schema.json", () => {
    const schema = JSON.parse(readFileSync(join(repository, "schema/schema.json"), "utf8")) as Schema;
    const recorded = JSON.parse(readFileSync(contractFile, "utf8")) as Contract;
    const actual = contractOf(schema);

    for (const [token, { aliases, ...names }] of Object.entries(recorded)) {
        it(`has ${token} with the aliases, names and types of release 1.0`, () => {
            assert.deepEqual(actual[token]?.aliases, aliases);
            for (const [kind, properties] of Object.entries(names)) {
                const found = actual[token]?.[kind as keyof typeof names] ?? {};
                for (const [name, type] of Object.entries(properties)) {
                    assert.equal(found[name], type, `${kind}: ${name}`);
                }
            }
        });

        it(`requires no input of ${token} that release 1.0 did not require`, () => {
            const added = Object.keys(actual[token]?.inputs ?? {}).filter((name) => !(name in (names.inputs ?? {})));
            assert.deepEqual(
                added.filter((name) => !name.endsWith("?")),
                [],
            );
        });
    }

    it("records every token of the schema", () => {
        assert.deepEqual(Object.keys(recorded).sort(), Object.keys(actual).sort());
    });
});

describe("pulumi-aws-handshakes/dynamic", () => {
    it("exports what the provider texts of release 1.0 require, with all of Pulumi's methods", () => {
        const methods = ["check", "configure", "create", "delete", "diff", "read", "update"];
        for (const exported of [receivedHandshake, invitationGuard, organizationGuard]) {
            assert.deepEqual(
                methods.filter((method) => typeof Reflect.get(exported, method) !== "function"),
                [],
            );
        }
    });
});

function contractOf({ provider, config, resources, functions, types }: Schema): Contract {
    const contract: Contract = {
        "pulumi:providers:aws-handshakes": { inputs: namesOf(provider.inputProperties, []) },
        "aws-handshakes:config": { inputs: namesOf(config.variables, []) },
    };
    for (const [token, resource] of Object.entries(resources)) {
        contract[token] = {
            aliases: resource.aliases?.map(({ type }) => type),
            inputs: namesOf(resource.inputProperties, resource.requiredInputs ?? []),
            outputs: namesOf(resource.properties),
        };
    }
    for (const [token, { inputs, outputs }] of Object.entries(functions)) {
        contract[token] = {
            inputs: namesOf(inputs?.properties, inputs?.required ?? []),
            outputs: namesOf(outputs?.properties),
        };
    }
    for (const [token, { properties, enum: values }] of Object.entries(types)) {
        contract[token] = values
            ? { members: Object.fromEntries(values.map(({ value }) => [String(value), "value"])) }
            : { members: namesOf(properties) };
    }
    return contract;
}

/** @param required the required names, if optional names are marked. */
function namesOf(properties: Record<string, Property> = {}, required?: readonly string[]): Names {
    return Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
            const mark = required === undefined || required.includes(name) ? "" : "?";
            return [`${name}${mark}`, `${typeOf(property)}${property.secret ? ", secret" : ""}`];
        }),
    );
}

function typeOf({ type, $ref, items, oneOf, additionalProperties }: Property): string {
    if (oneOf !== undefined) {
        return oneOf.map(typeOf).join(" or ");
    }
    if (items !== undefined) {
        return `${typeOf(items)}[]`;
    }
    if (additionalProperties !== undefined) {
        return `map of ${typeOf(additionalProperties)}`;
    }
    return $ref?.replace("#/types/", "") ?? String(type);
}

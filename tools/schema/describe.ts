import { docOf, type Member } from "./docComments";
import { examplesOf } from "./examples";
import type { Property, Schema } from "./schema";
import { declarations, members } from "./sources";

/**
 * Returns the schema with the descriptions from the doc comments, and with the examples after them. Nothing else
 * changes.
 */
export function describeSchema(schema: Schema): Schema {
    const described = structuredClone(schema);
    for (const [token, file, name] of declarations) {
        const resourceOrFunction = described.resources[token] ?? described.functions[token];
        if (resourceOrFunction !== undefined) {
            resourceOrFunction.description = inSchema(docOf(file, name)) + examplesOf(nameIn(token));
        }
    }
    for (const [token, sources] of Object.entries(members.resources)) {
        describe(described.resources[token]?.inputProperties, sources.arguments);
        describe(described.resources[token]?.properties, sources.result);
    }
    for (const [token, sources] of Object.entries(members.functions)) {
        describe(described.functions[token]?.inputs.properties, sources.arguments);
        describe(described.functions[token]?.outputs.properties, sources.result);
    }
    for (const [name, sources] of Object.entries(members.types)) {
        describe(described.types[`aws-handshakes:index:${name}`]?.properties, sources);
    }
    describe(described.provider.inputProperties, members.provider);
    described.config.variables = described.provider.inputProperties;
    described.provider.description = withoutExamples(described.provider.description) + examplesOf("Provider");
    return described;
}

/** Returns a description of the schema without its examples. */
export function withoutExamples(description: string): string {
    return description.split("\n\n{{% examples %}}", 1)[0] ?? "";
}

/**
 * Adds the name of the configuration that the plugin reads. The doc comments name none, because both plugins use them.
 */
export function inSchema(doc: string): string {
    return doc.replace(/the stack's configuration(?=[;,. ])/, "the stack's configuration `aws-handshakes:…`");
}

function nameIn(token: string): string {
    return token.split(":").at(-1) ?? "";
}

function describe(properties: Record<string, Property> = {}, sources: Record<string, Member>): void {
    for (const [name, property] of Object.entries(properties)) {
        const doc = sources[name]?.doc;
        if (doc !== undefined) {
            property.description = inSchema(doc);
        }
    }
}

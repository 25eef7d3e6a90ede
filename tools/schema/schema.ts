/** A property, or the type of one, in the schema of Pulumi's packages. */
export interface Property {
    description?: string;
    type?: string;
    $ref?: string;
    oneOf?: Property[];
    items?: Property;
    additionalProperties?: Property;
    secret?: boolean;
    replaceOnChanges?: boolean;
    willReplaceOnChanges?: boolean;
}

/** An object with properties, or an enumeration of values. */
export interface Shape {
    description?: string;
    type?: string;
    properties?: Record<string, Property>;
    required?: string[];
    enum?: { name?: string; description?: string; value: string }[];
}

/** A resource: a shape for its outputs, and its arguments. */
export interface Resource extends Shape {
    inputProperties: Record<string, Property>;
    requiredInputs: string[];
    aliases: { type: string }[];
}

/**
 * The parts of Pulumi's schema format that this repository uses.
 *
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/
 */
export interface Schema {
    name: string;
    description: string;
    language: Record<string, Record<string, unknown>>;
    config: { variables: Record<string, Property> };
    provider: { description: string; inputProperties: Record<string, Property> };
    types: Record<string, Shape>;
    resources: Record<string, Resource>;
    functions: Record<string, { description?: string; plain?: boolean; inputs: Shape; outputs: Shape }>;
}

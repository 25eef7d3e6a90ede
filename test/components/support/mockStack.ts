import * as pulumi from "@pulumi/pulumi";

/** A resource that the program registered with the engine. */
export interface Registered {
    type: string;
    name: string;
    inputs: Record<string, unknown>;
    /** The name of the explicit provider, if any. */
    provider?: string;
}

/** The account and the root that the mocks of AWS return. */
export const account = "222222222222";
export const root = "r-exam";

/** The options of a run. */
export interface MockOptions {
    /** Whether it is a preview. Then the outputs of new resources are unknown. */
    isPreview?: boolean;
    /** The partition of the provider's region. */
    partition?: string;
    /** The stack's configuration. */
    config?: Record<string, string>;
    /** Called before a resource is created. The resource is created when the promise resolves. */
    before?: (resource: Registered) => Promise<void>;
}

/** The result of a run. */
export interface MockRun<T> {
    /** The return value of the program. */
    result: T;
    /** The resources, sorted by type and name. */
    resources: Registered[];
    /** The tokens of the called functions. */
    calls: string[];
}

/** Runs a program with Pulumi's mocks instead of the engine and AWS. */
export async function withMocks<T>(program: () => T | Promise<T>, options: MockOptions = {}): Promise<MockRun<T>> {
    const { isPreview = false, partition = "aws", config = {}, before } = options;
    const resources: Registered[] = [];
    const calls: string[] = [];
    pulumi.runtime.setAllConfig(config);
    await pulumi.runtime.setMocks(
        {
            newResource: async ({ type, name, inputs, provider, id }) => {
                const explicit = /^urn:.*::(?<provider>[^:]+)::[^:]*$/.exec(provider ?? "")?.groups?.provider;
                const registered = { type, name, inputs, ...(explicit !== undefined && { provider: explicit }) };
                await before?.(registered);
                resources.push(registered);
                if (isPreview && type.startsWith("aws:")) {
                    return { id: undefined, state: inputs };
                }
                return {
                    id: id || `${name}-id`,
                    state: { arn: `arn:of:${name}`, name: `${name}-name`, keyId: `${name}-key`, ...inputs },
                };
            },
            call: ({ token }) => {
                calls.push(token);
                return functionResults(partition)[token] ?? {};
            },
        },
        "project",
        "stack",
        isPreview,
    );
    const result = await program();
    await pulumi.runtime.disconnect();
    return { result, resources: resources.sort(byTypeAndName), calls: [...new Set(calls)].sort() };
}

/** Returns the value of an output. */
export function resolved<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => output.apply(resolve));
}

function functionResults(partition: string): Record<string, object> {
    return {
        "aws:index/getCallerIdentity:getCallerIdentity": { accountId: account },
        "aws:index/getPartition:getPartition": { partition },
        "aws:organizations/getOrganization:getOrganization": { roots: [{ id: root }] },
    };
}

function byTypeAndName(one: Registered, other: Registered): number {
    return `${one.type} ${one.name}`.localeCompare(`${other.type} ${other.name}`);
}

import * as pulumi from "@pulumi/pulumi";

/** A resource as the engine is asked to make it. */
export interface Registered {
    type: string;
    name: string;
    inputs: Record<string, unknown>;
    /** The name of the explicit provider, if any. */
    provider?: string;
}

/** What the mocks of AWS answer. */
export const account = "222222222222";
export const root = "r-exam";

/** How a program is run. */
export interface MockOptions {
    /** Whether it is a preview, in which what a new resource computes is not known yet. */
    isPreview?: boolean;
    /** The partition of the provider's region. */
    partition?: string;
    /** The stack's configuration. */
    config?: Record<string, string>;
    /** Called before a resource is made; the resource is made when it resolves. */
    before?: (resource: Registered) => Promise<void>;
}

/** What a program did. */
export interface MockRun<T> {
    /** What the program returned. */
    result: T;
    /** The resources in the order of their names and types. */
    resources: Registered[];
    /** The functions that were called. */
    calls: string[];
}

/** Runs a program against Pulumi's mocks, which stand in for the engine and AWS. */
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
                return answers(partition)[token] ?? {};
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

/** The value of an output. */
export function resolved<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => output.apply(resolve));
}

function answers(partition: string): Record<string, object> {
    return {
        "aws:index/getCallerIdentity:getCallerIdentity": { accountId: account },
        "aws:index/getPartition:getPartition": { partition },
        "aws:organizations/getOrganization:getOrganization": { roots: [{ id: root }] },
    };
}

function byTypeAndName(one: Registered, other: Registered): number {
    return `${one.type} ${one.name}`.localeCompare(`${other.type} ${other.name}`);
}

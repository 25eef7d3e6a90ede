import * as pulumi from "@pulumi/pulumi";

/** Pulumi's own state of a run. Its type declarations omit this function. */
const { getStore } = require("@pulumi/pulumi/runtime/state") as { getStore(): { leakCandidates: Set<unknown> } };

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
    /** The results of functions by token, instead of the usual ones. */
    results?: Record<string, object>;
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
    const resources: Registered[] = [];
    const calls: string[] = [];
    await setMocks(options, resources, calls);
    const result = await program();
    await pulumi.runtime.disconnect();
    return { result, resources: resources.sort(byTypeAndName), calls: [...new Set(calls)].sort() };
}

/**
 * Runs a program that fails when it knows the value of an output. In a real run the process ends with this error.
 *
 * @returns the message, and the types of the resources that were registered up to then.
 */
export async function failureOf(
    program: () => unknown,
    options: MockOptions = {},
): Promise<{ message: string; types: string[] }> {
    const resources: Registered[] = [];
    await setMocks(options, resources, []);
    const message = await new Promise<string>((resolve) => {
        // The rejection of each resource is an event of its own.
        const listener = (error: Error) => {
            resolve(error.message);
            setTimeout(() => process.off("unhandledRejection", listener), 50);
        };
        process.on("unhandledRejection", listener);
        program();
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    // The rejected registrations never end, and Pulumi would report them at the end of the process.
    getStore().leakCandidates.clear();
    return { message, types: resources.map(({ type }) => type).sort() };
}

async function setMocks(options: MockOptions, resources: Registered[], calls: string[]): Promise<void> {
    const { isPreview = false, partition = "aws", config = {}, before, results = {} } = options;
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
                return results[token] ?? functionResults(partition)[token] ?? {};
            },
        },
        "project",
        "stack",
        isPreview,
    );
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

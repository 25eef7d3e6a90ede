import * as pulumi from "@pulumi/pulumi";
import { runError } from "../pulumi/runError";
import { awsVersion } from "./awsPackage";
import { isGiven } from "./givenValue";
import { noRootMessage } from "./messages";

/** What all parts of a component share: the component, its partition and its tags. */
export interface ComponentContext {
    /** The component's name. It is the prefix of the names of its resources. */
    name: string;
    /** The component. */
    parent: pulumi.Resource;
    /** The partition of AWS. */
    partition: pulumi.Output<string>;
    /** Tags for all resources that can have tags. */
    tags: pulumi.Output<{ [name: string]: string }>;
}

/**
 * Calls a function of @pulumi/aws. It does not use the functions that @pulumi/aws exports, because their arguments
 * differ between 6.0 and later versions.
 *
 * @param provider the provider of the call; the parent's by default.
 */
export function invokeAws<Result>(
    token: string,
    parent: pulumi.Resource,
    provider?: pulumi.ProviderResource,
): pulumi.Output<Result> {
    const options = { parent, version: awsVersion, ...(provider !== undefined && { provider }) };
    return pulumi.output(pulumi.runtime.invoke(token, {}, options)) as pulumi.Output<Result>;
}

/** Returns the id of the account that the component's provider reaches. */
export function callerAccountId(parent: pulumi.Resource, provider?: pulumi.ProviderResource): pulumi.Output<string> {
    const token = "aws:index/getCallerIdentity:getCallerIdentity";
    return invokeAws<{ accountId: string }>(token, parent, provider).accountId;
}

/** Returns the given partition. If it is left out, or an output without a value: that of the provider's region. */
export function partitionOf(given: pulumi.Input<string | undefined>, parent: pulumi.Resource): pulumi.Output<string> {
    return pulumi.output(given).apply((known) => (isGiven(known) ? pulumi.output(known) : callerPartition(parent)));
}

function callerPartition(parent: pulumi.Resource): pulumi.Output<string> {
    return invokeAws<{ partition: string }>("aws:index/getPartition:getPartition", parent).partition;
}

/**
 * Returns the id of the organization's root.
 *
 * @throws pulumi.RunError in the output, if AWS shows none.
 */
export function organizationRoot({ name, parent }: Pick<ComponentContext, "name" | "parent">): pulumi.Output<string> {
    const token = "aws:organizations/getOrganization:getOrganization";
    return invokeAws<{ roots?: { id?: string }[] }>(token, parent).apply(({ roots }) => {
        const id = roots?.[0]?.id;
        if (id === undefined) {
            throw runError(noRootMessage(name));
        }
        return id;
    });
}

import * as pulumi from "@pulumi/pulumi";
import { awsVersion } from "./awsPackage";

/** What each part of a component is made with. */
export interface Part {
    /** The component's name, with which the names of its resources begin. */
    name: string;
    /** The component. */
    parent: pulumi.Resource;
    /** The partition of AWS. */
    partition: pulumi.Output<string>;
    /** Tags of everything that has tags. */
    tags: pulumi.Output<{ [name: string]: string }>;
}

/**
 * Calls a function of @pulumi/aws. Its own wrappers take other arguments in 6.0 than in later versions.
 *
 * @param provider the provider to call it with; the parent's by default.
 */
export function invokeAws<Result>(
    token: string,
    parent: pulumi.Resource,
    provider?: pulumi.ProviderResource,
): pulumi.Output<Result> {
    const options = { parent, version: awsVersion, ...(provider !== undefined && { provider }) };
    return pulumi.output(pulumi.runtime.invoke(token, {}, options)) as pulumi.Output<Result>;
}

/** The id of the account that the component's provider reaches. */
export function callerAccountId(parent: pulumi.Resource, provider?: pulumi.ProviderResource): pulumi.Output<string> {
    const token = "aws:index/getCallerIdentity:getCallerIdentity";
    return invokeAws<{ accountId: string }>(token, parent, provider).accountId;
}

/** The partition of the region of the component's provider. */
export function callerPartition(parent: pulumi.Resource): pulumi.Output<string> {
    return invokeAws<{ partition: string }>("aws:index/getPartition:getPartition", parent).partition;
}

/** The id of the root above all accounts of the organization. */
export function organizationRoot(parent: pulumi.Resource): pulumi.Output<string> {
    const token = "aws:organizations/getOrganization:getOrganization";
    return invokeAws<{ roots: { id: string }[] }>(token, parent).roots.apply(([root]) => String(root?.id));
}

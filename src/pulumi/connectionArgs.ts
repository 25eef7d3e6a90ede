import type * as pulumi from "@pulumi/pulumi";
import type { AssumeRole, AssumeRoleWithWebIdentity, Connection, Endpoint } from "../resources/connection/properties";

/** The same members, each of which may be computed by another resource. */
type Inputs<T> = {
    [Name in keyof T]: T[Name] extends (infer Item)[] | undefined
        ? pulumi.Input<pulumi.Input<Item>[] | undefined>
        : T[Name] extends { [key: string]: infer Value } | undefined
          ? pulumi.Input<{ [key: string]: pulumi.Input<Value> } | undefined>
          : pulumi.Input<T[Name]>;
};

/** A role to assume: see `AssumeRole`. */
export type AssumeRoleArgs = Inputs<AssumeRole>;

/** A role to assume with the token of a web identity: see `AssumeRoleWithWebIdentity`. */
export type AssumeRoleWithWebIdentityArgs = Inputs<AssumeRoleWithWebIdentity>;

/** Addresses to use instead of AWS's own: see `Endpoint`. */
export type EndpointArgs = Inputs<Endpoint>;

/**
 * How to reach the account that received a handshake: a subset of @pulumi/aws's provider arguments, by its names and in
 * its shapes. What is named here comes before what the stack configures: `aws:…` for the dynamic resources,
 * `aws-handshakes:…` for the native ones.
 *
 * A connection is kept in the state, so no secret can be part of it: name a profile or roles.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
export interface ConnectionArgs
    extends Inputs<Omit<Connection, "assumeRoles" | "assumeRoleWithWebIdentity" | "endpoints">> {
    /** Roles to assume, one from another; the account of the last one is reached. */
    assumeRoles?: pulumi.Input<pulumi.Input<AssumeRoleArgs>[] | undefined>;
    /** A role to assume with a web identity's token; `assumeRoles` go on from it. */
    assumeRoleWithWebIdentity?: pulumi.Input<AssumeRoleWithWebIdentityArgs | undefined>;
    /** Addresses to use instead of AWS's own. */
    endpoints?: pulumi.Input<pulumi.Input<EndpointArgs>[] | undefined>;
}

import type * as pulumi from "@pulumi/pulumi";
import type { AssumeRole, AssumeRoleWithWebIdentity, Connection, Endpoint } from "../resources/connection/properties";

/** The members of a type, each of which another resource may compute. */
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
 * How to reach the account that received a handshake: a subset of @pulumi/aws's provider arguments, with the same names
 * and types. A connection takes precedence over the stack's configuration: `aws:…` for the dynamic resources,
 * `aws-handshakes:…` for the native ones.
 *
 * The state contains the connection, so it can't contain a secret. Use a profile or roles.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
export interface ConnectionArgs
    extends Inputs<Omit<Connection, "assumeRoles" | "assumeRoleWithWebIdentity" | "endpoints">> {
    /**
     * The roles to assume. Each is assumed with the credentials of the one before it. The last one names the account.
     */
    assumeRoles?: pulumi.Input<pulumi.Input<AssumeRoleArgs>[] | undefined>;
    /** A role to assume with a web identity token. Its credentials then assume the `assumeRoles`. */
    assumeRoleWithWebIdentity?: pulumi.Input<AssumeRoleWithWebIdentityArgs | undefined>;
    /** Addresses to use instead of AWS's own. */
    endpoints?: pulumi.Input<pulumi.Input<EndpointArgs>[] | undefined>;
}

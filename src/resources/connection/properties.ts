/*
 * How a resource reaches the account that received its handshake. Names and shapes are those of @pulumi/aws's provider
 * arguments. They are written to the state: a contract for ever (docs/adr/0001). No secret is among them.
 */

/**
 * A role to assume.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/#providerassumerole
 */
export interface AssumeRole {
    /** The role's ARN. */
    roleArn: string;
    /** How long the session lasts, such as `1h` or `15m30s`; 15 minutes to 12 hours. */
    duration?: string;
    /** What the role's owner asks for to let a third party in. */
    externalId?: string;
    /** An IAM policy, in JSON, that narrows the session. */
    policy?: string;
    /** ARNs of IAM policies that narrow the session. */
    policyArns?: string[];
    /** The session's name; CloudTrail shows it. */
    sessionName?: string;
    /** Who is behind the session; CloudTrail shows it. */
    sourceIdentity?: string;
    /** Tags of the session. */
    tags?: { [key: string]: string };
    /** Those of the tags that pass on to a role assumed from this one. */
    transitiveTagKeys?: string[];
}

/** A role to assume with the token of a web identity (OpenID Connect). */
export interface AssumeRoleWithWebIdentity {
    /** The role's ARN. */
    roleArn: string;
    /** The file that holds the token. */
    webIdentityTokenFile?: string;
    /** How long the session lasts, such as `1h` or `15m30s`. */
    duration?: string;
    /** An IAM policy, in JSON, that narrows the session. */
    policy?: string;
    /** ARNs of IAM policies that narrow the session. */
    policyArns?: string[];
    /** The session's name; CloudTrail shows it. */
    sessionName?: string;
}

/** Addresses to use instead of AWS's own, such as those of an emulator or of a VPC endpoint. */
export interface Endpoint {
    /** The URL of AWS Organizations. */
    organizations?: string;
    /** The URL of AWS STS. */
    sts?: string;
}

/**
 * How to reach the account that received a handshake: a subset of @pulumi/aws's provider arguments, by its names and in
 * its shapes. What is named here comes before what the stack configures: `aws:…` for the dynamic resources,
 * `aws-handshakes:…` for the native ones.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
export interface Connection {
    /** Any region of the account's partition, such as `us-east-1`. */
    region?: string;
    /** The name of a profile in the AWS configuration files. */
    profile?: string;
    /** Roles to assume, one from another. */
    assumeRoles?: AssumeRole[];
    /** A role to assume with a web identity's token; `assumeRoles` go on from it. */
    assumeRoleWithWebIdentity?: AssumeRoleWithWebIdentity;
    /** Addresses to use instead of AWS's own. */
    endpoints?: Endpoint[];
    /** The region of STS; `region` by default. */
    stsRegion?: string;
    /** Whether to use the endpoints that comply with FIPS 140. */
    useFipsEndpoint?: boolean;
    /** Whether to use the endpoints that serve IPv6 as well. */
    useDualstackEndpoint?: boolean;
    /** Paths of the AWS configuration file; one at the most. */
    sharedConfigFiles?: string[];
    /** Paths of the AWS credentials file; one at the most. */
    sharedCredentialsFiles?: string[];
    /** How many times a call is tried again; 10 by default. */
    maxRetries?: number;
    /** `standard` or `adaptive`; it steers the calls to STS only, since those to Organizations always adapt. */
    retryMode?: string;
    /** The only accounts (12 digits) that may be called. */
    allowedAccountIds?: string[];
    /** Accounts (12 digits) that may not be called. */
    forbiddenAccountIds?: string[];
    /** The path of a file with the certificates (PEM) to trust besides the usual ones. */
    customCaBundle?: string;
}

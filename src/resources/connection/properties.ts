/*
 * How a resource reaches the account that received its handshake. Names and types are those of @pulumi/aws's provider
 * arguments. The state contains them, so they never change (docs/adr/0001). None is a secret.
 */

/**
 * A role to assume.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/#providerassumerole
 */
export interface AssumeRole {
    /** The role's ARN. */
    roleArn: string;
    /** The duration of the session, such as `1h` or `15m30s`; 15 minutes to 12 hours. */
    duration?: string;
    /** The external id, if the role's trust policy requires one. */
    externalId?: string;
    /** An IAM policy, in JSON, that restricts the session. */
    policy?: string;
    /** ARNs of IAM policies that restrict the session. */
    policyArns?: string[];
    /** The session's name; CloudTrail shows it. */
    sessionName?: string;
    /** The identity of the person or program that uses the session; CloudTrail shows it. */
    sourceIdentity?: string;
    /** Tags of the session. */
    tags?: { [key: string]: string };
    /** The keys of the tags that a role assumed from this one inherits. */
    transitiveTagKeys?: string[];
}

/** A role to assume with a web identity token (OpenID Connect). */
export interface AssumeRoleWithWebIdentity {
    /** The role's ARN. */
    roleArn: string;
    /** The path of the file with the token. */
    webIdentityTokenFile?: string;
    /** The duration of the session, such as `1h` or `15m30s`. */
    duration?: string;
    /** An IAM policy, in JSON, that restricts the session. */
    policy?: string;
    /** ARNs of IAM policies that restrict the session. */
    policyArns?: string[];
    /** The session's name; CloudTrail shows it. */
    sessionName?: string;
}

/** Endpoints to use instead of AWS's own, such as an emulator or a VPC endpoint. */
export interface Endpoint {
    /** The URL of AWS Organizations. */
    organizations?: string;
    /** The URL of AWS STS. */
    sts?: string;
}

/**
 * How to reach the account that received a handshake: a subset of @pulumi/aws's provider arguments, with the same names
 * and types. A connection takes precedence over the stack's configuration: `aws:…` for the dynamic resources,
 * `aws-handshakes:…` for the native ones.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
export interface Connection {
    /** Any region of the account's partition, such as `us-east-1`. */
    region?: string;
    /** The name of a profile in the AWS configuration files. */
    profile?: string;
    /** The roles to assume. Each is assumed with the credentials of the one before it. */
    assumeRoles?: AssumeRole[];
    /** A role to assume with a web identity token. Its credentials then assume the `assumeRoles`. */
    assumeRoleWithWebIdentity?: AssumeRoleWithWebIdentity;
    /** Endpoints to use instead of AWS's own. */
    endpoints?: Endpoint[];
    /** The region of STS; `region` by default. */
    stsRegion?: string;
    /** Whether to use the endpoints that comply with FIPS 140. */
    useFipsEndpoint?: boolean;
    /** Whether to use the endpoints that also support IPv6. */
    useDualstackEndpoint?: boolean;
    /** The AWS configuration file: a list with at most one path. */
    sharedConfigFiles?: string[];
    /** The AWS credentials file: a list with at most one path. */
    sharedCredentialsFiles?: string[];
    /** The maximum number of retries of a call; 10 by default. */
    maxRetries?: number;
    /** The retry mode for calls to STS: `standard` or `adaptive`. Calls to AWS Organizations are always adaptive. */
    retryMode?: string;
    /** The only accounts (12 digits) that calls may reach. */
    allowedAccountIds?: string[];
    /** Accounts (12 digits) that calls must not reach. */
    forbiddenAccountIds?: string[];
    /** The path of a PEM file with certificates to trust, in addition to the default ones. */
    customCaBundle?: string;
}

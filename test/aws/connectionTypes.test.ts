import assert from "node:assert/strict";
import type * as aws from "@pulumi/aws";
import type { AssumeRoleArgs, AssumeRoleWithWebIdentityArgs, ConnectionArgs, EndpointArgs } from "../../src";
import { settingsOf } from "../../src/aws/config/settings";
import { checkConnection } from "../../src/resources/connection/check";

type TheirArgs = aws.ProviderArgs;
type TheirRole = aws.types.input.ProviderAssumeRole;
type TheirWebIdentity = aws.types.input.ProviderAssumeRoleWithWebIdentity;
type TheirEndpoint = aws.types.input.ProviderEndpoint;

/** Fails to compile unless it is `true`. */
type Assert<T extends true> = T;
type IsAssignable<From, To> = [From] extends [To] ? true : false;
/** The names of the members whose types are not assignable both ways. */
type Differing<One, Other, Names extends keyof One & keyof Other> = {
    [Name in Names]: IsAssignable<One[Name], Other[Name]> extends true
        ? IsAssignable<Other[Name], One[Name]> extends true
            ? never
            : Name
        : Name;
}[Names];
type AreEqual<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/** The settings of a stack that a connection does not have. */
const ofStackOnly = ["accessKey", "secretKey", "token", "httpProxy", "httpsProxy", "noProxy"] as const;

/** The arguments of @pulumi/aws that this package leaves out, with the reasons. */
const leftOut = {
    defaultTags: "A handshake has no tags.",
    ignoreTags: "A handshake has no tags.",
    tagPolicyCompliance: "A handshake has no tags.",
    s3UsEast1RegionalEndpoint: "Only S3 is concerned.",
    s3UsePathStyle: "Only S3 is concerned.",
    ec2MetadataServiceEndpoint: "The SDK's own AWS_EC2_METADATA_SERVICE_ENDPOINT does it.",
    ec2MetadataServiceEndpointMode: "The SDK's own AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE does it.",
    skipMetadataApiCheck: "The SDK's own AWS_EC2_METADATA_DISABLED does it.",
    skipCredentialsValidation: "Credentials aren't validated ahead of the first call.",
    skipRegionValidation: "Regions aren't validated: AWS Organizations has one endpoint in each partition.",
    skipRequestingAccountId:
        "The account is asked for only where allowedAccountIds, a second connection or a message needs it.",
    insecure:
        "TLS without checking certificates is never right for credentials; customCaBundle does what it is used for.",
    tokenBucketRateLimiterCapacity:
        "It tunes the AWS SDK for Go; the pace of the calls follows AWS's quotas by itself.",
    userAgents: "It labels requests for statistics; the SDK's own AWS_SDK_UA_APP_ID does it.",
} as const;

type Ours = keyof ConnectionArgs;
type Theirs = keyof TheirArgs;
type Accounted = Ours | (typeof ofStackOnly)[number] | keyof typeof leftOut;

// Each of these fails to compile if @pulumi/aws and this package differ.
type Checks = [
    Assert<AreEqual<Accounted, Theirs>>,
    Assert<AreEqual<Extract<Ours, (typeof ofStackOnly)[number] | keyof typeof leftOut>, never>>,
    Assert<IsAssignable<ConnectionArgs, Pick<TheirArgs, Ours>>>,
    Assert<
        AreEqual<
            Differing<
                ConnectionArgs,
                TheirArgs,
                Exclude<Ours, "assumeRoles" | "assumeRoleWithWebIdentity" | "endpoints">
            >,
            never
        >
    >,
    // These three are objects. In @pulumi/aws they have more members, and the ARN of a role is optional.
    Assert<AreEqual<keyof AssumeRoleArgs, keyof TheirRole>>,
    Assert<
        AreEqual<
            Differing<Required<AssumeRoleArgs>, Required<TheirRole>, Exclude<keyof AssumeRoleArgs, "roleArn">>,
            never
        >
    >,
    Assert<AreEqual<Exclude<keyof TheirWebIdentity, keyof AssumeRoleWithWebIdentityArgs>, "webIdentityToken">>,
    Assert<
        AreEqual<
            Differing<
                Required<AssumeRoleWithWebIdentityArgs>,
                Required<TheirWebIdentity>,
                Exclude<keyof AssumeRoleWithWebIdentityArgs, "roleArn">
            >,
            never
        >
    >,
    Assert<AreEqual<Differing<EndpointArgs, TheirEndpoint, keyof EndpointArgs>, never>>,
    Assert<IsAssignable<AssumeRoleArgs, TheirRole>>,
    Assert<IsAssignable<AssumeRoleWithWebIdentityArgs, TheirWebIdentity>>,
    Assert<IsAssignable<EndpointArgs, TheirEndpoint>>,
];

const ours: Record<Ours, true> = {
    region: true,
    profile: true,
    assumeRoles: true,
    assumeRoleWithWebIdentity: true,
    endpoints: true,
    stsRegion: true,
    useFipsEndpoint: true,
    useDualstackEndpoint: true,
    sharedConfigFiles: true,
    sharedCredentialsFiles: true,
    maxRetries: true,
    retryMode: true,
    allowedAccountIds: true,
    forbiddenAccountIds: true,
    customCaBundle: true,
};

describe("ConnectionArgs", () => {
    it("has the members that checkConnection accepts, and no secret", () => {
        const names = [...Object.keys(ours), ...ofStackOnly, ...Object.keys(leftOut)];
        const refused = checkConnection(Object.fromEntries(names.map((name) => [name, undefined])));
        assert.deepEqual(
            refused.map(({ property }) => property),
            [...ofStackOnly, ...Object.keys(leftOut)].map((name) => `connection.${name}`),
        );
    });

    it("has the members that settingsOf reads from the stack's configuration, besides the secrets", () => {
        const asked = new Set<string>();
        settingsOf((name) => {
            asked.add(name);
            return undefined;
        });
        const expected = [...Object.keys(ours), ...ofStackOnly, "assumeRole"];
        assert.deepEqual([...asked].sort(), expected.sort());
    });

    it("has the types of @pulumi/aws's provider arguments, or this file does not compile", () => {
        const checked: Checks | undefined = undefined;
        assert.equal(checked, undefined);
    });

    it("leaves out each other argument of @pulumi/aws for a reason", () => {
        for (const reason of Object.values(leftOut)) {
            assert.match(reason, /^[A-Z].+\.$/);
        }
    });
});

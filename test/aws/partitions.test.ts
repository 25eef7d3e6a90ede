import assert from "node:assert/strict";
import { DescribeHandshakeCommand } from "@aws-sdk/client-organizations";
import { type Settings, settingsOf } from "../../src/aws/config/settings";
import { AwsConnection } from "../../src/aws/connection";
import { getFrom, restoreEnvironment, setEnvironment } from "./support/awsTestBed";

interface Sent {
    host: string;
    region: string | undefined;
}

const connected = (settings: Partial<Settings>) =>
    new AwsConnection({ namespace: "aws", ...settings }, new AbortController().signal);

/** The host of a call and the region of its signature. Nothing is sent. */
async function sent(settings: Partial<Settings>): Promise<Sent> {
    // Roles only determine the partition. Their credentials are not used.
    const connection = connected({ ...settings, assumeRoles: undefined, assumeRoleWithWebIdentity: undefined });
    const { client } = connection;
    const { region } = connected(settings).client.config;
    client.config.region = region;
    let caught: Sent | undefined;
    client.middlewareStack.add(
        () => async (args) => {
            const { hostname, headers } = args.request as { hostname: string; headers: Record<string, string> };
            const [, scope] = /Credential=[^/]+\/\d+\/([^/]+)\/organizations\//.exec(headers.authorization ?? "") ?? [];
            caught = { host: hostname, region: scope };
            throw new Error("Enough is known.");
        },
        { step: "deserialize", name: "catchRequest", priority: "low" },
    );
    await client.send(new DescribeHandshakeCommand({ HandshakeId: "h-examplehandshakeid111" })).catch((error) => {
        if (caught === undefined) {
            throw error;
        }
    });
    return caught as unknown as Sent;
}

const roleIn = (partition: string) => ({
    assumeRoles: [{ roleArn: `arn:${partition}:iam::222222222222:role/Decliner` }],
});

describe("AwsConnection", () => {
    beforeEach(() =>
        setEnvironment({
            AWS_ACCESS_KEY_ID: "AKIA",
            AWS_SECRET_ACCESS_KEY: "secret",
            AWS_EC2_METADATA_DISABLED: "true",
            AWS_CONFIG_FILE: "/dev/null",
            AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        }),
    );

    afterEach(() => restoreEnvironment());

    const table: [name: string, settings: Partial<Settings>, host: string, region: string][] = [
        ["us-east-1", { region: "us-east-1" }, "organizations.us-east-1.amazonaws.com", "us-east-1"],
        ["eu-west-1", { region: "eu-west-1" }, "organizations.us-east-1.amazonaws.com", "us-east-1"],
        ["ap-southeast-4", { region: "ap-southeast-4" }, "organizations.us-east-1.amazonaws.com", "us-east-1"],
        ["cn-north-1", { region: "cn-north-1" }, "organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1"],
        [
            "cn-northwest-1",
            { region: "cn-northwest-1" },
            "organizations.cn-northwest-1.amazonaws.com.cn",
            "cn-northwest-1",
        ],
        ["us-gov-east-1", { region: "us-gov-east-1" }, "organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1"],
        ["us-gov-west-1", { region: "us-gov-west-1" }, "organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1"],
        ["eusc-de-east-1", { region: "eusc-de-east-1" }, "organizations.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"],
        ["us-iso-east-1", { region: "us-iso-east-1" }, "organizations.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"],
        ["us-iso-west-1", { region: "us-iso-west-1" }, "organizations.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"],
        [
            "us-isob-east-1",
            { region: "us-isob-east-1" },
            "organizations.us-isob-east-1.sc2s.sgov.gov",
            "us-isob-east-1",
        ],
        [
            "eu-isoe-west-1",
            { region: "eu-isoe-west-1" },
            "organizations.eu-isoe-west-1.cloud.adc-e.uk",
            "eu-isoe-west-1",
        ],
        [
            "us-isof-south-1",
            { region: "us-isof-south-1" },
            "organizations.us-isof-south-1.csp.hci.ic.gov",
            "us-isof-south-1",
        ],
        [
            "us-isof-east-1",
            { region: "us-isof-east-1" },
            "organizations.us-isof-south-1.csp.hci.ic.gov",
            "us-isof-south-1",
        ],
        [
            "FIPS",
            { region: "us-east-1", useFipsEndpoint: true },
            "organizations-fips.us-east-1.amazonaws.com",
            "us-east-1",
        ],
        [
            "FIPS in us-gov",
            { region: "us-gov-east-1", useFipsEndpoint: true },
            "organizations.us-gov-west-1.amazonaws.com",
            "us-gov-west-1",
        ],
        [
            "dual stack",
            { region: "eu-west-1", useDualstackEndpoint: true },
            "organizations.us-east-1.api.aws",
            "us-east-1",
        ],
        [
            "FIPS and dual stack",
            { region: "eu-west-1", useFipsEndpoint: true, useDualstackEndpoint: true },
            "organizations-fips.us-east-1.api.aws",
            "us-east-1",
        ],
        ["no region", {}, "organizations.us-east-1.amazonaws.com", "us-east-1"],
        ["no region, a role in aws", roleIn("aws"), "organizations.us-east-1.amazonaws.com", "us-east-1"],
        [
            "no region, a role in aws-cn",
            roleIn("aws-cn"),
            "organizations.cn-northwest-1.amazonaws.com.cn",
            "cn-northwest-1",
        ],
        [
            "no region, a role in aws-us-gov",
            roleIn("aws-us-gov"),
            "organizations.us-gov-west-1.amazonaws.com",
            "us-gov-west-1",
        ],
        [
            "no region, a role in aws-eusc",
            roleIn("aws-eusc"),
            "organizations.eusc-de-east-1.amazonaws.eu",
            "eusc-de-east-1",
        ],
        ["no region, a role in aws-iso", roleIn("aws-iso"), "organizations.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"],
        [
            "no region, a role in aws-iso-b",
            roleIn("aws-iso-b"),
            "organizations.us-isob-east-1.sc2s.sgov.gov",
            "us-isob-east-1",
        ],
        [
            "no region, a role in aws-iso-e",
            roleIn("aws-iso-e"),
            "organizations.eu-isoe-west-1.cloud.adc-e.uk",
            "eu-isoe-west-1",
        ],
        [
            "no region, a role in aws-iso-f",
            roleIn("aws-iso-f"),
            "organizations.us-isof-south-1.csp.hci.ic.gov",
            "us-isof-south-1",
        ],
        [
            "no region, a web identity's role in aws-cn",
            { assumeRoleWithWebIdentity: { roleArn: "arn:aws-cn:iam::222222222222:role/Web" } },
            "organizations.cn-northwest-1.amazonaws.com.cn",
            "cn-northwest-1",
        ],
        [
            "a region and a role in another partition",
            { region: "us-east-1", ...roleIn("aws-cn") },
            "organizations.us-east-1.amazonaws.com",
            "us-east-1",
        ],
    ];
    for (const [name, settings, host, region] of table) {
        it(`calls ${host} and signs for ${region} with ${name}`, async () => {
            assert.deepEqual(await sent(settings), { host, region });
        });
    }

    it("uses the partition of the environment's region", async () => {
        process.env.AWS_REGION = "cn-north-1";
        assert.deepEqual(await sent({}), {
            host: "organizations.cn-northwest-1.amazonaws.com.cn",
            region: "cn-northwest-1",
        });
        assert.equal((await sent({ region: "us-west-2" })).region, "us-east-1");
    });

    it("ignores an empty AWS_REGION and uses AWS_DEFAULT_REGION", async () => {
        process.env.AWS_REGION = "";
        assert.equal((await sent({})).host, "organizations.us-east-1.amazonaws.com");
        process.env.AWS_DEFAULT_REGION = "cn-north-1";
        assert.equal((await sent({})).host, "organizations.cn-northwest-1.amazonaws.com.cn");
    });

    it("uses the FIPS endpoint with AWS_USE_FIPS_ENDPOINT, unless the stack disables it", async () => {
        process.env.AWS_REGION = "us-east-1";
        process.env.AWS_USE_FIPS_ENDPOINT = "true";
        assert.equal((await sent({})).host, "organizations-fips.us-east-1.amazonaws.com");
        assert.equal((await sent({ useFipsEndpoint: false })).host, "organizations.us-east-1.amazonaws.com");
    });

    it("uses a configured endpoint even with FIPS or dual stack", async () => {
        const endpoints = [{ organizations: "http://127.0.0.1:4566" }];
        for (const settings of [{}, { useFipsEndpoint: true }, { useDualstackEndpoint: true }]) {
            assert.equal((await sent({ ...settings, endpoints, region: "us-east-1" })).host, "127.0.0.1");
        }
        assert.deepEqual(await sent({ endpoints: [{ sts: "http://127.0.0.1:4566" }], region: "us-east-1" }), {
            host: "organizations.us-east-1.amazonaws.com",
            region: "us-east-1",
        });
    });

    it("uses AWS_ENDPOINT_URL_ORGANIZATIONS unless aws:endpoints is set", async () => {
        process.env.AWS_ENDPOINT_URL_ORGANIZATIONS = "http://organizations.invalid:4566";
        assert.equal((await sent({ region: "us-east-1" })).host, "organizations.invalid");
        const settings = settingsOf(
            getFrom({ "aws:region": "us-east-1", "aws:endpoints": [{ organizations: "http://other.invalid" }] }),
        );
        assert.equal((await sent(settings)).host, "other.invalid");
    });
});

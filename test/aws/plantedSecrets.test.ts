import assert from "node:assert/strict";
import { checkConnection } from "../../src/lifecycle/checkConnection";
import type { Connection } from "../../src/lifecycle/connection";
import { checkConfiguration } from "../../src/native/plugin/configuration";
import { Rig, setEnvironment } from "./support/rig";

const secret = "planted-secret";
const roleArn = "arn:aws:iam::333333333333:role/First";

/** A secret in the wrong place, in each form that a value can have. */
const forms: readonly unknown[] = [
    secret,
    ` ${secret} `,
    [secret],
    [[secret]],
    { [secret.slice(8)]: secret },
    [{ a: secret }],
];

/** The members of a role; those of a web identity are among them. */
const roleMembers = [
    "roleArn",
    "duration",
    "policy",
    "policyArns",
    "sessionName",
    "externalId",
    "sourceIdentity",
    "tags",
    "transitiveTagKeys",
] as const;

const members = [
    "region",
    "profile",
    "assumeRoles",
    "assumeRoleWithWebIdentity",
    "endpoints",
    "stsRegion",
    "useFipsEndpoint",
    "useDualstackEndpoint",
    "sharedConfigFiles",
    "sharedCredentialsFiles",
    "maxRetries",
    "retryMode",
    "allowedAccountIds",
    "forbiddenAccountIds",
    "customCaBundle",
] as const;

const configurationOnly = ["accessKey", "secretKey", "token", "httpProxy", "httpsProxy", "noProxy"] as const;

/** A value for each member at any depth, under the name of the member that it is for. */
function* connections(): Generator<[name: string, connection: Record<string, unknown>]> {
    for (const value of forms) {
        for (const name of members) {
            yield [name, { [name]: value }];
        }
        for (const name of roleMembers) {
            yield [`assumeRoles[0].${name}`, { assumeRoles: [{ roleArn, [name]: value }] }];
        }
        for (const name of ["roleArn", "duration", "policy", "policyArns", "sessionName", "webIdentityTokenFile"]) {
            const role = { roleArn, webIdentityTokenFile: "/nowhere", [name]: value };
            yield [`assumeRoleWithWebIdentity.${name}`, { assumeRoleWithWebIdentity: role }];
        }
        for (const name of ["organizations", "sts"]) {
            yield [`endpoints[0].${name}`, { endpoints: [{ [name]: value }] }];
        }
    }
    for (const url of [`http://user:${secret}@ 127.0.0.1:1`, `${secret}://127.0.0.1:1`]) {
        yield ["endpoints[0].organizations", { endpoints: [{ organizations: url, sts: url }] }];
    }
}

/** What messages name as it is, so that a user sees which one was meant. AWS puts a session's name into the caller's ARN. */
const named = /^(profile|region|stsRegion|customCaBundle)$|sessionName$/;

describe("a secret in the wrong place", function () {
    this.timeout(120_000);

    let rig: Rig;

    beforeEach(async () => {
        rig = await Rig.start();
    });

    afterEach(() => rig.stop());

    /** All that a user is told of a decline. */
    async function told(...args: Parameters<Rig["organizations"]>): Promise<string> {
        rig.nextOperation();
        const [id = ""] = rig.invite(1);
        const outcome = await (async () => await rig.organizations(...args).declineHandshake(id))().catch(String);
        return [JSON.stringify(outcome), ...rig.said].join("\n");
    }

    it("is in no reason against a connection or a provider's argument, whichever it is planted in", () => {
        for (const [name, connection] of connections()) {
            const reasons = [checkConnection(connection), checkConfiguration(connection)];
            assert.doesNotMatch(JSON.stringify(reasons.flat().map(({ reason }) => reason)), /planted/, name);
        }
    });

    it("is in no message for a connection's member", async () => {
        for (const [name, connection] of connections()) {
            if (checkConnection(connection).length === 0 && !named.test(name)) {
                assert.doesNotMatch(await told({}, connection as Connection), /planted/, name);
            }
        }
    });

    it("is in no message for a member of the stack's configuration", async () => {
        for (const [name, connection] of connections()) {
            if (!named.test(name)) {
                const configuration = Object.entries(connection).map(([key, value]) => [`aws:${key}`, value]);
                assert.doesNotMatch(await told(Object.fromEntries(configuration)), /planted/, name);
            }
        }
        for (const name of configurationOnly) {
            // A proxy may be a host's name alone, which an error of the network names.
            const values = name.endsWith("Proxy") && name !== "noProxy" ? forms.slice(2) : forms;
            for (const value of [...values, `http://user:${secret}@ 127.0.0.1:1`, `${secret} ${secret}`]) {
                assert.doesNotMatch(await told({ [`aws:${name}`]: value }), /planted/, name);
            }
        }
        for (const webIdentityToken of forms) {
            const assumeRoleWithWebIdentity = { roleArn, webIdentityToken };
            assert.doesNotMatch(await told({ "aws:assumeRoleWithWebIdentity": assumeRoleWithWebIdentity }), /planted/);
        }
    });

    for (const variable of ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"]) {
        it(`is in no message for the environment variable ${variable}`, async () => {
            const environment = rig.sandbox.environment();
            if (variable === "AWS_DEFAULT_REGION") {
                delete environment.AWS_REGION;
            }
            setEnvironment({ ...environment, [variable]: ` ${secret} ${secret}` });
            assert.doesNotMatch(await told(), /planted/);
        });
    }
});

import assert from "node:assert/strict";
import { settingsOf } from "../../src/aws/config/settings";
import { checkConfiguration, getConfiguration } from "../../src/native/plugin/configuration";

const roleArn = "arn:aws:iam::444444444444:role/invitation-guard";

/** The settings of a plugin that the engine configures with an argument of the provider. */
function settingsWith(name: string, value: unknown) {
    const variables = new Map([[`aws-handshakes:config:${name}`, JSON.stringify(value)]]);
    return settingsOf(getConfiguration(variables), "aws-handshakes");
}

describe("the provider's arguments as the SDK for Python encodes them", () => {
    it("are read by their names in snake case, those of tags by the names that the user chose", () => {
        const role = {
            role_arn: roleArn,
            external_id: "example",
            policy_arns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
            session_name: "pulumi",
            source_identity: "diego",
            tags: { cost_center: "1" },
            transitive_tag_keys: ["cost_center"],
        };
        const read = {
            roleArn,
            externalId: "example",
            policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
            sessionName: "pulumi",
            sourceIdentity: "diego",
            tags: { cost_center: "1" },
            transitiveTagKeys: ["cost_center"],
        };
        assert.deepEqual(checkConfiguration({ assumeRoles: JSON.stringify([role]) }), []);
        assert.deepEqual(settingsWith("assumeRoles", [role]).assumeRoles, [read]);
        assert.deepEqual(checkConfiguration({ assumeRole: JSON.stringify(role) }), []);
        assert.deepEqual(settingsWith("assumeRole", role).assumeRoles, [read]);
    });

    it("are read so for a web identity, with its token", () => {
        const identity = { role_arn: roleArn, web_identity_token: "token", duration: null };
        assert.deepEqual(checkConfiguration({ assumeRoleWithWebIdentity: JSON.stringify(identity) }), []);
        const { assumeRoleWithWebIdentity } = settingsWith("assumeRoleWithWebIdentity", identity);
        assert.deepEqual(assumeRoleWithWebIdentity, { roleArn, webIdentityToken: "token", duration: null });
    });

    it("are refused where a name is unknown or given twice, and where the text isn't JSON", () => {
        const failures = (value: string) => checkConfiguration({ assumeRoles: value }).map(({ property }) => property);
        assert.deepEqual(failures(JSON.stringify([{ role_arn: roleArn, to_string: "" }])), ["assumeRoles[0].toString"]);
        assert.deepEqual(failures(JSON.stringify([{ role_arn: roleArn, roleArn }])), ["assumeRoles[0].role_arn"]);
        assert.deepEqual(failures("[{role_arn"), ["assumeRoles"]);
    });
});

import assert from "node:assert/strict";
import { settingsOf } from "../../src/aws/config/settings";
import { checkConfiguration, getConfiguration } from "../../src/native/plugin/configuration";

const roleArn = "arn:aws:iam::444444444444:role/invitation-guard";

/** The plugin's settings after the engine sets one provider argument. */
function settingsWith(name: string, value: unknown) {
    const variables = new Map([[`aws-handshakes:config:${name}`, JSON.stringify(value)]]);
    return settingsOf(getConfiguration(variables), "aws-handshakes");
}

describe("the plugin's configuration, with names in snake case from Pulumi's SDK for Python,", () => {
    it("reads each name of a role in camel case, but keeps the keys of tags", () => {
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

    it("reads the names of a web identity and its token", () => {
        const identity = { role_arn: roleArn, web_identity_token: "token", duration: null };
        assert.deepEqual(checkConfiguration({ assumeRoleWithWebIdentity: JSON.stringify(identity) }), []);
        const { assumeRoleWithWebIdentity } = settingsWith("assumeRoleWithWebIdentity", identity);
        assert.deepEqual(assumeRoleWithWebIdentity, { roleArn, webIdentityToken: "token", duration: null });
    });

    it("rejects an unknown name, a duplicate name and invalid JSON", () => {
        const failures = (value: string) => checkConfiguration({ assumeRoles: value }).map(({ property }) => property);
        assert.deepEqual(failures(JSON.stringify([{ role_arn: roleArn, to_string: "" }])), ["assumeRoles[0].toString"]);
        assert.deepEqual(failures(JSON.stringify([{ role_arn: roleArn, roleArn }])), ["assumeRoles[0].role_arn"]);
        assert.deepEqual(failures("[{role_arn"), ["assumeRoles"]);
    });
});

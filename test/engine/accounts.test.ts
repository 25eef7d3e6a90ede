import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withSandbox } from "../support/withSandbox";
import { TestStack } from "./support/stack";

const management = "222222222222";
const member = "444444444444";
const role = `arn:aws:iam::${member}:role/handshakes`;
const id = "h-examplehandshakeid111";
const memberId = "h-examplehandshakeid444";

/** A stack's configuration and a resource's connection determine the account, as with @pulumi/aws. */
describe("ReceivedHandshake, in an account,", function () {
    this.timeout(240_000);

    const sandbox = withSandbox();

    beforeEach(async () => {
        sandbox.invite({ id, recipient: management });
        sandbox.invite({ id: memberId, recipient: member });
    });

    /** The environment of the sandbox without credentials. */
    function withoutCredentials(): Record<string, string> {
        const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...rest } = sandbox.environment();
        return rest;
    }

    function program(...resources: { name: string; handshakeId: string; connection?: object }[]): string {
        const lines = resources.map(
            ({ name, ...args }) =>
                `new ReceivedHandshake("${name}", ${JSON.stringify({ ...args, desiredState: "declined" })});`,
        );
        return ['const { ReceivedHandshake } = require("pulumi-aws-handshakes");', ...lines].join("\n");
    }

    it("uses the keys, the region and the endpoints that the stack configures for @pulumi/aws", async () => {
        const {
            AWS_ENDPOINT_URL_ORGANIZATIONS: _,
            AWS_REGION: __,
            AWS_DEFAULT_REGION: ___,
            ...rest
        } = withoutCredentials();
        const stack = await TestStack.create({ "index.js": program({ name: "one", handshakeId: id }) }, rest);
        await stack.succeed("config", "set", "aws:accessKey", sandbox.account(management).accessKeyId);
        await stack.succeed("config", "set", "--secret", "aws:secretKey", "planted-secret-key");
        await stack.succeed("config", "set", "--path", "aws:endpoints[0].organizations", sandbox.url);
        const { code, output } = await stack.up();
        assert.equal(code, 0, output);
        assert.deepEqual(sandbox.calls(), [`DeclineHandshake ${id}`]);
        assert.doesNotMatch(output + (await stack.stored()), /planted-secret-key/);
    });

    it("uses a profile and a chain of roles, and assumes each role once for all handshakes", async () => {
        const stack = await TestStack.create(
            {
                "index.js": program(
                    { name: "one", handshakeId: id },
                    {
                        name: "two",
                        handshakeId: memberId,
                        connection: { assumeRoles: [{ roleArn: role, externalId: "x1" }] },
                    },
                    {
                        name: "three",
                        handshakeId: "h-thirdhandshake",
                        connection: { assumeRoles: [{ externalId: "x1", roleArn: role }] },
                    },
                ),
            },
            withoutCredentials(),
        );
        sandbox.setRole(role, { externalId: "x1" });
        sandbox.invite({ id: "h-thirdhandshake", recipient: member });
        const credentials = join(stack.folder, "credentials");
        const key = sandbox.account(management).accessKeyId;
        await writeFile(credentials, `[ours]\naws_access_key_id = ${key}\naws_secret_access_key = s\n`);
        await stack.succeed("config", "set", "aws:profile", "ours");
        await stack.succeed("config", "set", "--path", "aws:sharedCredentialsFiles[0]", credentials);
        await stack.succeed(
            "config",
            "set",
            "--path",
            "aws:assumeRoles[0].roleArn",
            `arn:aws:iam::${management}:role/hub`,
        );
        const { code, output } = await stack.up();
        assert.equal(code, 0, output);
        assert.equal(sandbox.calls("AssumeRole").length, 2);
        assert.equal(sandbox.calls("DeclineHandshake").length, 3);
        for (const handshakeId of [id, memberId, "h-thirdhandshake"]) {
            assert.equal(sandbox.handshake(handshakeId)?.State, "DECLINED");
        }
        const refresh = await stack.refresh("--expect-no-changes");
        assert.equal(refresh.code, 0, refresh.output);
    });

    it("fails for an account that is not in allowedAccountIds, names both accounts, and calls nothing else", async () => {
        const stack = await TestStack.create(
            { "index.js": program({ name: "one", handshakeId: id, connection: { allowedAccountIds: [member] } }) },
            sandbox.environment(),
        );
        const { code, output } = await stack.up();
        assert.notEqual(code, 0);
        assert.match(output, new RegExp(`belong to account ${management}.*is not in allowedAccountIds .${member}.`));
        assert.deepEqual(sandbox.calls(), ["GetCallerIdentity"]);
        assert.equal(sandbox.handshake(id)?.State, "OPEN");
    });

    it("fails a refresh if a role cannot be assumed, names the role, and stays in the state", async () => {
        const stack = await TestStack.create(
            {
                "index.js": program({
                    name: "one",
                    handshakeId: memberId,
                    connection: { assumeRoles: [{ roleArn: role }] },
                }),
            },
            sandbox.environment(),
        );
        await stack.succeed("up", "--yes", "--skip-preview");
        sandbox.clearRequests();
        sandbox.faults.add({
            operation: "AssumeRole",
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDenied" },
        });
        const { code, output } = await stack.refresh("--expect-no-changes");
        assert.notEqual(code, 0);
        assert.match(output, new RegExp(`Could not assume the role ${role}: AccessDenied`));
        assert.equal((await stack.resources()).length, 1);
        assert.deepEqual(sandbox.calls("DescribeHandshake"), []);
    });

    it("makes no call for another connection if the handshake is settled", async () => {
        const stack = await TestStack.create(
            { "index.js": program({ name: "one", handshakeId: id }) },
            sandbox.environment(),
        );
        await stack.succeed("up", "--yes", "--skip-preview");
        sandbox.clearRequests();
        await stack.program(
            program({ name: "one", handshakeId: id, connection: { region: "eu-west-1", maxRetries: 3 } }),
        );
        const preview = await stack.preview();
        assert.match(preview.output, /~ 1 to update/);
        const { code, output } = await stack.up();
        assert.equal(code, 0, output);
        assert.deepEqual(sandbox.calls(), []);
        assert.deepEqual((await stack.resources())[0]?.outputs.connection, { region: "eu-west-1", maxRetries: 3 });
        const refresh = await stack.refresh("--expect-no-changes");
        assert.equal(refresh.code, 0, refresh.output);
    });

    it("rejects a secret among the inputs", async () => {
        const stack = await TestStack.create(
            { "index.js": program({ name: "one", handshakeId: id, connection: { secretKey: "planted-secret-key" } }) },
            sandbox.environment(),
        );
        const { code, output } = await stack.up();
        assert.notEqual(code, 0);
        assert.match(output, /connection\.secretKey.*can't be an input, because the state/s);
        assert.deepEqual(sandbox.calls(), []);
        assert.doesNotMatch(output, /planted-secret-key/);
    });

    it("fails without credentials, and lists what was tried", async () => {
        const stack = await TestStack.create(
            { "index.js": program({ name: "one", handshakeId: id }) },
            withoutCredentials(),
        );
        const { code, output } = await stack.up();
        assert.notEqual(code, 0);
        assert.match(output, /CredentialsProviderError.*Tried: environment variables \(AWS_ACCESS_KEY_ID\)/s);
        assert.deepEqual(sandbox.calls(), []);
    });
});

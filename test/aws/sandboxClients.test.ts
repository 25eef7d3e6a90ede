import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { Sandbox } from "../../sandbox";

interface Result {
    code: number;
    stdout: string;
    stderr: string;
}

const BOTO3 = `
import boto3, json
client = boto3.client("organizations")
listed = client.list_handshakes_for_account()["Handshakes"][0]
described = client.describe_handshake(HandshakeId=listed["Id"])["Handshake"]
declined = client.decline_handshake(HandshakeId=listed["Id"])["Handshake"]
try:
    client.decline_handshake(HandshakeId=listed["Id"])
except client.exceptions.HandshakeAlreadyInStateException as error:
    refused = error.response["Error"]["Code"]
identity = boto3.client("sts").get_caller_identity()["Account"]
print(json.dumps([listed["State"], described["RequestedTimestamp"].timestamp(), declined["State"], refused, identity]))
`;

describe("the sandbox to other clients", function () {
    // Each of them takes a second to start.
    this.timeout(60_000);
    let sandbox: Sandbox;

    before(async () => {
        sandbox = await Sandbox.start();
    });

    after(() => sandbox.stop());

    const run = (command: string, args: string[]): Promise<Result> =>
        new Promise((resolve) => {
            const env = { PATH: process.env.PATH, ...sandbox.environment() };
            execFile(command, args, { env }, (error, stdout, stderr) =>
                resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
            );
        });

    it("lists, describes, declines and refuses to the AWS CLI", async function () {
        if (spawnSync("aws", ["--version"]).status !== 0) this.skip();
        const { Id } = sandbox.invite();
        const aws = (...args: string[]) => run("aws", args);
        const state = ["--query", "Handshake.State", "--output", "text"];

        const listed = await aws("organizations", "list-handshakes-for-account", "--query", "Handshakes[].Id");
        assert.deepEqual(JSON.parse(listed.stdout), [Id]);
        const described = await aws("organizations", "describe-handshake", "--handshake-id", Id, ...state);
        assert.equal(described.stdout, "OPEN\n");
        const declined = await aws("organizations", "decline-handshake", "--handshake-id", Id, ...state);
        assert.equal(declined.stdout, "DECLINED\n");
        const refused = await aws("organizations", "decline-handshake", "--handshake-id", Id);
        assert.notEqual(refused.code, 0);
        assert.match(refused.stderr, /HandshakeAlreadyInStateException/);

        const role = ["--role-arn", "arn:aws:iam::333333333333:role/Decliner", "--role-session-name", "test"];
        const assumed = await aws("sts", "assume-role", ...role);
        assert.match(JSON.parse(assumed.stdout).Credentials.AccessKeyId, /^ASIA/);
        sandbox.remove(Id);
    });

    it("does the same to boto3", async function () {
        if (spawnSync("python3", ["-c", "import boto3"]).status !== 0) this.skip();
        const { RequestedTimestamp } = sandbox.invite();
        const { stdout, stderr } = await run("python3", ["-c", BOTO3]);
        assert.equal(stderr, "");
        assert.deepEqual(JSON.parse(stdout), [
            "OPEN",
            RequestedTimestamp,
            "DECLINED",
            "HandshakeAlreadyInStateException",
            "222222222222",
        ]);
    });
});

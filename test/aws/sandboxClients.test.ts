import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { memberAccounts } from "../../sandbox";
import { withSandbox } from "../support/withSandbox";

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

const BOTO3_ORGANIZATION = `
import boto3, json
client = boto3.client("organizations")
accounts = [account for page in client.get_paginator("list_accounts").paginate() for account in page["Accounts"]]
root = client.list_roots()["Roots"][0]["Id"]
unit = client.list_organizational_units_for_parent(ParentId=root)["OrganizationalUnits"][0]["Id"]
inside = [account["Id"] for account in client.list_accounts_for_parent(ParentId=unit)["Accounts"]]
try:
    client.list_accounts_for_parent(ParentId="ou-root-unknown1")
except client.exceptions.ParentNotFoundException as error:
    refused = error.response["Error"]["Code"]
organization = client.describe_organization()["Organization"]["Id"]
print(json.dumps([len(accounts), accounts[-1]["State"], accounts[-1]["Status"], root, unit, inside, refused, organization]))
`;

const BOTO3_TRANSFERS = `
import boto3, json
client = boto3.client("organizations")
first = client.list_outbound_responsibility_transfers(Type="BILLING", MaxResults=1)
second = client.list_outbound_responsibility_transfers(Type="BILLING", NextToken=first["NextToken"])
transfer = first["ResponsibilityTransfers"][0]
inbound = client.list_inbound_responsibility_transfers(Type="BILLING")["ResponsibilityTransfers"]
try:
    client.list_inbound_responsibility_transfers(Type="BILLING", Id="rt-unknown11")
except client.exceptions.ResponsibilityTransferNotFoundException as error:
    refused = error.response["Error"]["Code"]
print(json.dumps([
    transfer["Status"], transfer["Target"]["ManagementAccountId"], transfer["StartTimestamp"].timestamp(),
    second["ResponsibilityTransfers"][0]["Id"], len(inbound), refused,
]))
`;

describe("the sandbox", function () {
    // Each client takes a second to start.
    this.timeout(60_000);
    const sandbox = withSandbox(
        {
            organizations: [
                {
                    id: "o-ourorgid0001",
                    managementAccountId: "100000000000",
                    organizationalUnits: [{ id: "ou-root-workloads" }],
                    members: [
                        { id: "222222222222", parent: "ou-root-workloads" },
                        ...memberAccounts(43),
                        { id: "400000000000", state: "SUSPENDED" },
                    ],
                },
            ],
        },
        "all tests",
    );

    const run = (command: string, args: string[], accountId?: string): Promise<Result> =>
        new Promise((resolve) => {
            const env = { PATH: process.env.PATH, ...sandbox.environment(accountId) };
            execFile(command, args, { env }, (error, stdout, stderr) =>
                resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
            );
        });

    it("lists, describes, declines and rejects for the AWS CLI", async function () {
        if (spawnSync("aws", ["--version"]).status !== 0) {
            this.skip();
        }
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

    it("shows an organization to the AWS CLI, and not to members", async function () {
        if (spawnSync("aws", ["--version"]).status !== 0) {
            this.skip();
        }
        const list = ["organizations", "list-accounts", "--query", "Accounts[].[Id,State]"];
        const accounts = JSON.parse((await run("aws", list, "100000000000")).stdout);
        assert.equal(accounts.length, 46);
        assert.deepEqual(accounts.at(-1), ["400000000000", "SUSPENDED"]);
        const refused = await run("aws", list);
        assert.match(refused.stderr, /AccessDeniedException/);
        const role = ["--role-arn", "arn:aws:iam::400000000000:role/guard", "--role-session-name", "test"];
        const suspended = await run("aws", ["sts", "assume-role", ...role], "100000000000");
        assert.match(suspended.stderr, /AccessDenied/);
    });

    it("shows an organization to boto3", async function () {
        if (spawnSync("python3", ["-c", "import boto3"]).status !== 0) {
            this.skip();
        }
        const { stdout, stderr } = await run("python3", ["-c", BOTO3_ORGANIZATION], "100000000000");
        assert.equal(stderr, "");
        assert.deepEqual(JSON.parse(stdout), [
            46,
            "SUSPENDED",
            "SUSPENDED",
            "r-root",
            "ou-root-workloads",
            ["222222222222"],
            "ParentNotFoundException",
            "o-ourorgid0001",
        ]);
    });

    it("shows billing transfers to the AWS CLI, and not to members", async function () {
        if (spawnSync("aws", ["--version"]).status !== 0) {
            this.skip();
        }
        const transfer = sandbox.transfer({ id: "rt-example11", source: "100000000000", target: "777777777777" });
        const aws = (direction: string, accountId?: string) =>
            run("aws", ["organizations", `list-${direction}-responsibility-transfers`, "--type", "BILLING"], accountId);
        const { stdout } = await aws("outbound", "100000000000");
        const [listed] = JSON.parse(stdout).ResponsibilityTransfers;
        assert.deepEqual([listed.Id, listed.Status], ["rt-example11", "ACCEPTED"]);
        assert.equal(listed.Target.ManagementAccountId, "777777777777");
        // Version 1 of the AWS CLI prints epoch seconds, version 2 ISO 8601.
        const { StartTimestamp } = listed;
        const start = typeof StartTimestamp === "number" ? StartTimestamp * 1000 : Date.parse(StartTimestamp);
        assert.equal(start, transfer.start.getTime());
        assert.deepEqual(JSON.parse((await aws("inbound", "100000000000")).stdout).ResponsibilityTransfers, []);
        assert.match((await aws("outbound")).stderr, /AccessDeniedException/);
        assert.match((await aws("inbound", "500000000000")).stderr, /AWSOrganizationsNotInUseException/);
    });

    it("shows billing transfers to boto3", async function () {
        if (spawnSync("python3", ["-c", "import boto3"]).status !== 0) {
            this.skip();
        }
        const { start } = sandbox.transfer({ id: "rt-second111", source: "100000000000", target: "777777777777" });
        sandbox.transfer({ id: "rt-third1111", source: "777777777777", target: "100000000000" });
        const { stdout, stderr } = await run("python3", ["-c", BOTO3_TRANSFERS], "100000000000");
        assert.equal(stderr, "");
        assert.deepEqual(JSON.parse(stdout), [
            "ACCEPTED",
            "777777777777",
            start.getTime() / 1000,
            "rt-second111",
            1,
            "ResponsibilityTransferNotFoundException",
        ]);
    });

    it("lists, describes, declines and rejects for boto3", async function () {
        if (spawnSync("python3", ["-c", "import boto3"]).status !== 0) {
            this.skip();
        }
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

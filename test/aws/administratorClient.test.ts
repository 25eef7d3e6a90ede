import assert from "node:assert/strict";
import { ConnectionPool, settingsOf } from "../../src/aws";
import { accountsInResponse, unitsInResponse } from "../../src/aws/responses/organization";
import { withSandbox } from "../support/withSandbox";

const own = "222222222222";
const members = Array.from({ length: 45 }, (_, at) => String(300000000001 + at));
const [first = "", second = "", third = "", fourth = ""] = members;
const roleArn = `arn:aws:iam::${fourth}:role/security/guard`;

describe("AwsAdministratorClient", () => {
    const sandbox = withSandbox({
        organizations: [
            {
                id: "o-ourownorgid",
                managementAccountId: own,
                delegatedAdministrators: [second],
                organizationalUnits: [
                    { id: "ou-root-11111111" },
                    { id: "ou-root-22222222", parent: "ou-root-11111111" },
                ],
                members: members.map((id) => ({
                    id,
                    ...(id === first && { parent: "ou-root-22222222", state: "CLOSED" as const }),
                    ...(id === third && { parent: "ou-root-11111111" }),
                })),
            },
        ],
    });

    /** The administrator client for an account with a stack's configuration. */
    function administrator(accountId = own, more: Record<string, string> = {}) {
        const configuration: Record<string, string> = {
            region: "us-east-1",
            accessKey: sandbox.account(accountId).accessKeyId,
            secretKey: "sandbox",
            endpoints: JSON.stringify([{ organizations: sandbox.url, sts: sandbox.url }]),
            ...more,
        };
        return new ConnectionPool(settingsOf((name) => configuration[name])).administratorClient();
    }

    it("lists the accounts of every page with status and ARN", async () => {
        sandbox.emptyPages = [2];
        const listed = await administrator().listAccounts();
        assert.deepEqual(listed.map(({ accountId }) => accountId).sort(), [own, ...members]);
        assert.deepEqual(
            listed.find(({ accountId }) => accountId === first),
            {
                accountId: first,
                status: "CLOSED",
                arn: `arn:aws:organizations::${own}:account/o-ourownorgid/${first}`,
            },
        );
        assert.deepEqual([...new Set(sandbox.calls())], ["ListAccounts"]);
        assert.equal(
            (await administrator(second).listAccounts()).length,
            46,
            "a delegated administrator may list them too",
        );
    });

    it("lists the accounts below a unit at any depth", async () => {
        const below = await administrator().listAccountsBelow("ou-root-11111111");
        assert.deepEqual(below.map(({ accountId }) => accountId).sort(), [first, third]);
        await assert.rejects(
            administrator().listAccountsBelow("ou-root-99999999"),
            /ListAccountsForParent.*ParentNotFound/,
        );
    });

    it("fails with AWS's error code if a member lists the accounts", async () => {
        await assert.rejects(administrator(third).listAccounts(), {
            name: "HandshakeError",
            code: "AccessDeniedException",
            message: /ListAccounts of the organization failed in account 300000000003/,
        });
    });

    it("visits accounts through the role, chained from the stack's role, and its own account without a role", async () => {
        const hub = `arn:aws:iam::${own}:role/hub`;
        const reached = administrator(third, {
            assumeRoles: JSON.stringify([{ roleArn: hub }]),
            allowedAccountIds: JSON.stringify([own]),
        });
        assert.deepEqual(await reached.caller(), { accountId: own, partition: "aws" });
        sandbox.setRole(roleArn, { externalId: "x1" });
        sandbox.invite({ id: "h-ofamember1", recipient: fourth });
        // AWS hides an INVITE from a management account.
        const transfer = { action: "TRANSFER_RESPONSIBILITY", state: "REQUESTED" };
        sandbox.invite({ id: "h-ofourown11", recipient: own, ...transfer });
        for (const [accountId, role, id] of [
            [fourth, { roleArn, externalId: "x1" }, "h-ofamember1"],
            [own, undefined, "h-ofourown11"],
        ] as const) {
            const found = await reached.visit(accountId, role, (client) => client.listHandshakes());
            assert.deepEqual(
                found.map((handshake) => handshake.id),
                [id],
            );
        }
        const roles = sandbox.requests.filter(({ operation }) => operation === "AssumeRole");
        assert.deepEqual(
            roles.map(({ assumedRole }) => assumedRole),
            [hub, roleArn],
        );
        assert.equal(sandbox.calls("GetCallerIdentity").length, 1);
    });

    it("makes no call for a member in forbiddenAccountIds of the stack or of the connection", async () => {
        const forbidden = JSON.stringify([fourth]);
        sandbox.invite({ id: "h-ofamember1", recipient: fourth });
        const visit = administrator(own, { forbiddenAccountIds: forbidden }).visit(fourth, { roleArn }, (client) =>
            client.declineHandshake("h-ofamember1"),
        );
        await assert.rejects(visit, /Account 300000000004 is in forbiddenAccountIds, so it was not called/);
        assert.deepEqual(sandbox.calls(), []);
        assert.equal(sandbox.handshake("h-ofamember1")?.State, "OPEN");
    });

    it("lists an account's handshakes once in a phase of an operation, and again after a decline", async () => {
        const reached = administrator();
        sandbox.invite({ id: "h-ofamember1", recipient: fourth });
        const visit = () =>
            reached.visit(fourth, { roleArn }, async (client) => {
                const [handshake] = await client.listHandshakes({ maxAgeMs: 60_000 });
                return handshake?.state;
            });
        assert.deepEqual([await visit(), await visit()], ["OPEN", "OPEN"]);
        assert.equal(sandbox.calls("ListHandshakesForAccount").length, 1);
        assert.equal(sandbox.calls("AssumeRole").length, 1, "the second visit needs no role");
        await reached.visit(fourth, { roleArn }, (client) => client.declineHandshake("h-ofamember1"));
        assert.equal(await visit(), "DECLINED");
    });

    it("fails if a role cannot be assumed, names the role, and makes no call in its account", async () => {
        sandbox.setRole(roleArn, { externalId: "x1" });
        const visit = administrator().visit(fourth, { roleArn }, (client) => client.listHandshakes());
        await assert.rejects(visit, new RegExp(`Could not assume the role ${roleArn}: AccessDenied`));
        assert.deepEqual(sandbox.calls("ListHandshakesForAccount"), []);
    });
});

describe("accountsInResponse", () => {
    const $metadata = { httpStatusCode: 200 };

    it("rejects a response without a list or with an item without an ID, as unitsInResponse does", () => {
        for (const response of [
            { $metadata },
            { $metadata, Accounts: {} as never, NextToken: "more" },
            { $metadata, Accounts: [], NextToken: 5 as never },
            { $metadata, Accounts: [{ Status: "ACTIVE" as const }] },
            { $metadata, Accounts: [null as never] },
        ]) {
            assert.throws(() => accountsInResponse(response), { name: "UnexpectedResponseError" });
        }
        assert.throws(() => unitsInResponse({ $metadata, OrganizationalUnits: [{ Id: "x" }] }), {
            name: "UnexpectedResponseError",
        });
        assert.deepEqual(accountsInResponse({ $metadata, NextToken: "more" }), { items: [], nextToken: "more" });
    });

    it("prefers an account's newer State to its older Status", () => {
        const account = { Id: first, State: "PENDING_ACTIVATION", Status: "ACTIVE" } as const;
        const { items } = accountsInResponse({ $metadata, Accounts: [account, { Id: second, Status: "SUSPENDED" }] });
        assert.deepEqual(
            items.map(({ status }) => status),
            ["PENDING_ACTIVATION", "SUSPENDED"],
        );
    });
});

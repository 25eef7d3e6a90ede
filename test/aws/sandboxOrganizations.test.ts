import assert from "node:assert/strict";
import {
    AcceptHandshakeCommand,
    DeclineHandshakeCommand,
    DescribeHandshakeCommand,
    DescribeOrganizationCommand,
    ListAccountsCommand,
    ListAccountsForParentCommand,
    ListHandshakesForAccountCommand,
    ListOrganizationalUnitsForParentCommand,
    ListRootsCommand,
    OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { memberAccounts, type OrganizationOptions } from "../../sandbox";
import { withSandbox } from "../support/withSandbox";

const ORGANIZATION = "o-ourorgid0001";
const MANAGEMENT = "100000000000";
const MEMBER = "300000000000";
const ADMINISTRATOR = "300000000001";
const OUTSIDER = "999999999999";

const organization: OrganizationOptions = {
    id: ORGANIZATION,
    managementAccountId: MANAGEMENT,
    rootId: "r-ours",
    organizationalUnits: [
        { id: "ou-ours-workloads", name: "Workloads" },
        { id: "ou-ours-production", name: "Production", parent: "ou-ours-workloads" },
    ],
    members: [
        ...memberAccounts(44),
        {
            id: "400000000000",
            name: "Shop",
            email: "shop@example.com",
            parent: "ou-ours-production",
            joined: new Date("2026-03-01T12:00:00Z"),
        },
    ],
    delegatedAdministrators: [ADMINISTRATOR],
};

describe("an organization of the sandbox", () => {
    const sandbox = withSandbox({ organizations: [organization] });
    const clients: OrganizationsClient[] = [];

    afterEach(async () => {
        for (const client of clients.splice(0)) {
            client.destroy();
        }
    });

    function as(accountId: string): OrganizationsClient {
        const { accessKeyId } = sandbox.account(accountId);
        const client = new OrganizationsClient({
            endpoint: sandbox.url,
            region: "us-east-1",
            credentials: { accessKeyId, secretAccessKey: "any" },
            maxAttempts: 1,
        });
        clients.push(client);
        return client;
    }

    async function accountsSeenBy(accountId: string): Promise<(string | undefined)[][]> {
        const client = as(accountId);
        const pages: (string | undefined)[][] = [];
        let token: string | undefined;
        do {
            const page = await client.send(new ListAccountsCommand({ NextToken: token }));
            pages.push((page.Accounts ?? []).map(({ Id }) => Id));
            token = page.NextToken;
        } while (token !== undefined);
        return pages;
    }

    async function assumeRole(roleArn: string): Promise<void> {
        const { accessKeyId } = sandbox.account(MANAGEMENT);
        const client = new STSClient({
            endpoint: sandbox.url,
            region: "us-east-1",
            credentials: { accessKeyId, secretAccessKey: "any" },
        });
        try {
            await client.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "test" }));
            const web = { RoleArn: roleArn, RoleSessionName: "test", WebIdentityToken: "any" };
            await client.send(new AssumeRoleWithWebIdentityCommand(web));
        } finally {
            client.destroy();
        }
    }

    it("describes itself to its members only", async () => {
        for (const accountId of [MANAGEMENT, MEMBER]) {
            const { Organization } = await as(accountId).send(new DescribeOrganizationCommand({}));
            assert.deepEqual(Organization, {
                Id: ORGANIZATION,
                Arn: `arn:aws:organizations::${MANAGEMENT}:organization/${ORGANIZATION}`,
                FeatureSet: "ALL",
                MasterAccountArn: `arn:aws:organizations::${MANAGEMENT}:account/${ORGANIZATION}/${MANAGEMENT}`,
                MasterAccountId: MANAGEMENT,
                MasterAccountEmail: `account-${MANAGEMENT}@example.com`,
                AvailablePolicyTypes: [],
            });
        }
        await assert.rejects(as(OUTSIDER).send(new DescribeOrganizationCommand({})), {
            name: "AWSOrganizationsNotInUseException",
        });
    });

    it("lists its accounts in pages of twenty, with the management account first", async () => {
        const pages = await accountsSeenBy(MANAGEMENT);
        assert.deepEqual(
            pages.map((page) => page.length),
            [20, 20, 6],
        );
        assert.deepEqual(pages.flat().slice(0, 3), [MANAGEMENT, MEMBER, ADMINISTRATOR]);
        assert.equal(new Set(pages.flat()).size, 46);
        assert.deepEqual(await accountsSeenBy(ADMINISTRATOR), pages);
    });

    it("returns empty and short pages of accounts", async () => {
        sandbox.emptyPages = [0, 2];
        sandbox.pageSize = 15;
        const pages = await accountsSeenBy(MANAGEMENT);
        assert.deepEqual(
            pages.map((page) => page.length),
            [0, 15, 0, 15, 15, 1],
        );
    });

    it("shows the state of an account in State and in Status", async () => {
        sandbox.organizations.join(ORGANIZATION, { id: "400000000000", overrides: { Status: null, Name: "Renamed" } });
        sandbox.organizations.setAccountState(MEMBER, "CLOSED");
        const { Accounts } = await as(MANAGEMENT).send(new ListAccountsCommand({ MaxResults: 2 }));
        assert.deepEqual([Accounts?.[1]?.State, Accounts?.[1]?.Status], ["CLOSED", "SUSPENDED"]);
        const parent = { ParentId: "ou-ours-production" };
        const inUnit = await as(MANAGEMENT).send(new ListAccountsForParentCommand(parent));
        assert.deepEqual(inUnit.Accounts, [
            {
                Id: "400000000000",
                Arn: `arn:aws:organizations::${MANAGEMENT}:account/${ORGANIZATION}/400000000000`,
                Email: "shop@example.com",
                Name: "Renamed",
                State: "ACTIVE",
                JoinedMethod: "INVITED",
                JoinedTimestamp: new Date("2026-03-01T12:00:00Z"),
            },
        ]);
    });

    it("lets only the management account and delegated administrators list", async () => {
        const lists = [
            () => new ListAccountsCommand({}),
            () => new ListRootsCommand({}),
            () => new ListAccountsForParentCommand({ ParentId: "r-ours" }),
            () => new ListOrganizationalUnitsForParentCommand({ ParentId: "r-ours" }),
        ];
        for (const list of lists) {
            for (const accountId of [MANAGEMENT, ADMINISTRATOR]) {
                await as(accountId).send(list() as ListRootsCommand);
            }
            await assert.rejects(as(MEMBER).send(list() as ListRootsCommand), { name: "AccessDeniedException" });
            await assert.rejects(as(OUTSIDER).send(list() as ListRootsCommand), {
                name: "AWSOrganizationsNotInUseException",
            });
        }
    });

    it("lists the root, the units directly below a parent and the accounts directly in a parent", async () => {
        const client = as(MANAGEMENT);
        const { Roots } = await client.send(new ListRootsCommand({}));
        assert.deepEqual(
            Roots?.map(({ Id, Name }) => [Id, Name]),
            [["r-ours", "Root"]],
        );
        const unitsBelow = async (ParentId: string) =>
            (await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId }))).OrganizationalUnits;
        const [workloads, ...others] = (await unitsBelow("r-ours")) ?? [];
        assert.deepEqual(others, []);
        assert.deepEqual(workloads, {
            Id: "ou-ours-workloads",
            Arn: `arn:aws:organizations::${MANAGEMENT}:ou/${ORGANIZATION}/ou-ours-workloads`,
            Name: "Workloads",
        });
        assert.deepEqual(
            (await unitsBelow("ou-ours-workloads"))?.map(({ Id }) => Id),
            ["ou-ours-production"],
        );
        assert.deepEqual(await unitsBelow("ou-ours-production"), []);
        const below = new ListAccountsForParentCommand({ ParentId: "ou-ours-workloads" });
        assert.deepEqual((await client.send(below)).Accounts, []);
    });

    it("returns the reason of an invalid parent or page", async () => {
        const client = as(MANAGEMENT);
        const reasons: [object, string][] = [
            [{ ParentId: undefined }, "INPUT_REQUIRED"],
            [{ ParentId: "workloads" }, "INVALID_PATTERN"],
            [{ ParentId: "ou-ours" }, "INVALID_PATTERN"],
            [{ ParentId: `ou-ours-${"a".repeat(100)}` }, "MAX_LENGTH_EXCEEDED"],
            [{ ParentId: "r-ours", MaxResults: 21 }, "MAX_VALUE_EXCEEDED"],
            [{ ParentId: "r-ours", NextToken: "made up" }, "INVALID_PAGINATION_TOKEN"],
        ];
        for (const [input, Reason] of reasons) {
            for (const Command of [ListAccountsForParentCommand, ListOrganizationalUnitsForParentCommand]) {
                const command = new Command(input as { ParentId: string }) as ListAccountsForParentCommand;
                await assert.rejects(client.send(command), { name: "InvalidInputException", Reason });
            }
        }
        for (const ParentId of ["r-another", "ou-ours-unknown1"]) {
            const command = new ListAccountsForParentCommand({ ParentId });
            await assert.rejects(client.send(command), { name: "ParentNotFoundException" });
        }
        const { NextToken } = await client.send(new ListAccountsCommand({ MaxResults: 1 }));
        const elsewhere = new ListAccountsForParentCommand({ ParentId: "r-ours", NextToken });
        await assert.rejects(client.send(elsewhere), { Reason: "INVALID_PAGINATION_TOKEN" });
    });

    it("loses an account that accepts an invitation of another organization", async () => {
        const stranger = sandbox.organizations.add({ id: "o-stranger0001", managementAccountId: "666666666666" });
        const { Id } = sandbox.invite({ recipient: MEMBER, organization: stranger.id });
        const { Handshake } = await as(MEMBER).send(new AcceptHandshakeCommand({ HandshakeId: Id }));
        assert.equal(Handshake?.State, "ACCEPTED");
        assert.equal(Handshake?.Arn?.split(":")[4], "666666666666");
        const { Organization } = await as(MEMBER).send(new DescribeOrganizationCommand({}));
        assert.equal(Organization?.Id, stranger.id);
        assert.equal((await accountsSeenBy(MANAGEMENT)).flat().includes(MEMBER), false);
        assert.deepEqual(await accountsSeenBy("666666666666"), [["666666666666", MEMBER]]);
        await assert.rejects(as(MEMBER).send(new AcceptHandshakeCommand({ HandshakeId: Id })), {
            name: "HandshakeAlreadyInStateException",
        });
        await assert.rejects(as(MEMBER).send(new DeclineHandshakeCommand({ HandshakeId: Id })), {
            name: "InvalidHandshakeTransitionException",
        });
    });

    it("is created when an account accepts its invitation, and keeps an account whose handshake a test accepts", () => {
        const forced = sandbox.invite({ recipient: MEMBER, organization: "o-stranger0001" });
        sandbox.setState(forced.Id, "ACCEPTED");
        assert.equal(sandbox.organizations.of(MEMBER)?.id, ORGANIZATION);
        const { Id } = sandbox.invite({ recipient: MEMBER, organization: "o-stranger0001", sender: "666666666666" });
        sandbox.accept(Id);
        assert.equal(sandbox.organizations.of(MEMBER)?.id, "o-stranger0001");
        assert.equal(sandbox.organizations.isManagementAccount("666666666666"), true);
    });

    it("keeps an account that accepts a billing transfer", () => {
        const { Id } = sandbox.invite({
            recipient: MANAGEMENT,
            organization: "o-stranger0001",
            action: "TRANSFER_RESPONSIBILITY",
        });
        sandbox.accept(Id);
        assert.equal(sandbox.handshake(Id)?.State, "ACCEPTED");
        assert.equal(sandbox.organizations.of(MANAGEMENT)?.id, ORGANIZATION);
    });

    it("hides only an INVITE from its management account", async () => {
        const invite = sandbox.invite({ recipient: MANAGEMENT });
        const transfer = sandbox.invite({ recipient: MANAGEMENT, action: "TRANSFER_RESPONSIBILITY" });
        const sent = sandbox.invite({ organization: ORGANIZATION, recipient: OUTSIDER });
        const client = as(MANAGEMENT);
        const { Handshakes } = await client.send(new ListHandshakesForAccountCommand({}));
        assert.deepEqual(
            Handshakes?.map(({ Id }) => Id),
            [transfer.Id, sent.Id],
        );
        for (const Command of [DescribeHandshakeCommand, DeclineHandshakeCommand, AcceptHandshakeCommand]) {
            const command = new Command({ HandshakeId: invite.Id }) as DescribeHandshakeCommand;
            await assert.rejects(client.send(command), { name: "HandshakeNotFoundException" });
        }
        assert.equal(sandbox.handshake(invite.Id)?.State, "OPEN");
    });

    it("lets no role be assumed in an inactive account, and no removed role", async () => {
        const role = `arn:aws:iam::${MEMBER}:role/path/guard`;
        await assumeRole(role);
        for (const state of ["SUSPENDED", "PENDING_CLOSURE", "CLOSED", "PENDING_ACTIVATION"] as const) {
            sandbox.organizations.setAccountState(MEMBER, state);
            await assert.rejects(assumeRole(role), { name: "AccessDenied" });
        }
        sandbox.organizations.setAccountState(MEMBER, "ACTIVE");
        await assumeRole(role);
        sandbox.setRole(role, { removed: true });
        await assert.rejects(assumeRole(role), { name: "AccessDenied" });
        await assumeRole(`arn:aws:iam::${MEMBER}:role/another`);
        await assumeRole(`arn:aws:iam::${OUTSIDER}:role/guard`);
    });

    it("rejects impossible changes", () => {
        const { organizations } = sandbox;
        assert.throws(() => organizations.add(organization), /exists already/);
        assert.throws(() => organizations.join("o-unknown00001", { id: OUTSIDER }), /no organization/);
        assert.throws(
            () => organizations.join(ORGANIZATION, { id: OUTSIDER, parent: "ou-ours-unknown1" }),
            /no root or/,
        );
        assert.throws(() => organizations.leave(MANAGEMENT), /can't leave/);
        assert.throws(() => organizations.leave(OUTSIDER), /in no organization/);
        assert.throws(() => organizations.setAccountState(OUTSIDER, "SUSPENDED"), /in no organization/);
        assert.equal(organizations.of(OUTSIDER), undefined);
    });

    it("is controlled over HTTP from other processes", async () => {
        const post = async (path: string, body: object) => {
            const init = { method: "POST", body: JSON.stringify(body) };
            const response = await fetch(`${sandbox.url}/_sandbox/${path}`, init);
            return { status: response.status, body: await response.json() };
        };
        await post("organizations", { id: "o-second000001", managementAccountId: "777777777777" });
        await post("accounts", { organization: "o-second000001", id: OUTSIDER, joined: "2026-01-02T03:04:05Z" });
        await post("accounts", { organization: "o-second000001", id: OUTSIDER, state: "SUSPENDED" });
        await post("rates", { organization: "o-second000001", quotaFactor: 5, otherToolTakesHalf: true });
        const role = `arn:aws:iam::${MEMBER}:role/guard`;
        await post("role", { arn: role, removed: true });
        await assert.rejects(assumeRole(role), { name: "AccessDenied" });
        const { Id } = sandbox.invite({ recipient: MEMBER, organization: "o-second000001" });
        assert.equal((await post("accept", { id: Id })).body.State, "ACCEPTED");
        assert.equal((await post("accept", { id: "h-unknown" })).status, 400);
        assert.equal((await post("role", {})).status, 400);
        assert.equal((await post("accounts", { organization: "o-unknown00001", id: OUTSIDER })).status, 400);
        const shown = (await (await fetch(`${sandbox.url}/_sandbox/organizations`)).json()) as {
            id: string;
            quotaFactor: number;
            otherToolTakesHalf: boolean;
            members: { id: string; state: string; joined: string }[];
        }[];
        const second = shown.find(({ id }) => id === "o-second000001");
        assert.deepEqual([second?.quotaFactor, second?.otherToolTakesHalf], [5, true]);
        assert.deepEqual(
            second?.members.map(({ id, state }) => [id, state]),
            [
                ["777777777777", "ACTIVE"],
                [OUTSIDER, "SUSPENDED"],
                [MEMBER, "ACTIVE"],
            ],
        );
        assert.equal(second?.members[1]?.joined, "2026-01-02T03:04:05.000Z");
    });
});

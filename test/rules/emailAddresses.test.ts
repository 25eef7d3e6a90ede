import assert from "node:assert/strict";
import { describeCaller } from "../../src/aws/calls/messages";
import { withoutEmailAddresses } from "../../src/handshake/emailAddresses";
import { HandshakeError } from "../../src/resources/handshakeError";
import { readInvitationGuard } from "../../src/resources/invitationGuard/read";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import { readOrganizationGuard } from "../../src/resources/organizationGuard/read";
import { readReceivedHandshake } from "../../src/resources/receivedHandshake/read";
import { FakeAccount } from "./support/fakeAccount";
import { FakeAdministratorClient } from "./support/fakeAdministratorClient";

const own = "222222222222";
const member = "300000000001";
const organizationId = "o-ourownorgid";
const failure = new HandshakeError(
    `The call failed in account ${own} (region us-east-1, as arn:aws:sts::${own}:assumed-role/Admin/jane.doe@example.com). The credentials come from the profile "jane@example.com".`,
);

describe("withoutEmailAddresses", () => {
    const redacted: [string, string][] = [
        [
            `arn:aws:sts::${own}:assumed-role/AWSReservedSSO_Admin_0123/jane.doe@example.com`,
            `arn:aws:sts::${own}:assumed-role/AWSReservedSSO_Admin_0123/(e-mail address)`,
        ],
        [`arn:aws:iam::${own}:user/team/jane@example.com`, `arn:aws:iam::${own}:user/team/(e-mail address)`],
        [`arn:aws:sts::${own}:federated-user/jane@example.com`, `arn:aws:sts::${own}:federated-user/(e-mail address)`],
        [`arn:aws:sts::${own}:assumed-role/a@b/c@d`, `arn:aws:sts::${own}:assumed-role/a@b/(e-mail address)`],
        ['the profile "jane@example.com".', 'the profile "(e-mail address)".'],
        ["mailto:jane@example.com, or <jane@example.com>", "mailto:(e-mail address), or <(e-mail address)>"],
    ];
    for (const [message, expected] of redacted) {
        it(`turns ${message} into ${expected}`, () => {
            assert.equal(withoutEmailAddresses(message), expected);
        });
    }

    it("changes no other message", () => {
        for (const message of [
            "",
            "@",
            `arn:aws:iam::${own}:root`,
            `arn:aws:iam::${own}:role/guard@home`,
            `arn:aws:sts::${own}:assumed-role/guard/pulumi-aws-handshakes`,
            "DeclineHandshake failed: AccessDeniedException: no message",
        ]) {
            assert.equal(withoutEmailAddresses(message), message);
        }
    });

    it("takes linear time", () => {
        const startedAt = performance.now();
        withoutEmailAddresses("a@".repeat(500_000));
        withoutEmailAddresses("role/".repeat(200_000));
        withoutEmailAddresses("x".repeat(1_000_000));
        assert.ok(performance.now() - startedAt < 2_000);
    });
});

describe("An e-mail address in the name of the caller", () => {
    it("is not in the description of a caller", () => {
        const arn = `arn:aws:sts::${own}:assumed-role/Admin/jane.doe@example.com`;
        assert.equal(
            describeCaller(own, "us-east-1", arn),
            `account ${own} (region us-east-1, as arn:aws:sts::${own}:assumed-role/Admin/(e-mail address))`,
        );
    });

    it("is not in the outputs of an InvitationGuard that could not look", async () => {
        const account = new FakeAccount(own, []);
        account.denied = failure;
        const outputs = await readInvitationGuard(account.context, own, { accountId: own });
        assert.match(String(outputs.unreachable), /assumed-role\/Admin\/\(e-mail address\)/);
        assert.doesNotMatch(JSON.stringify([outputs, account.warnings]), /@/);
    });

    it("is not in the outputs of a ReceivedHandshake that could not look", async () => {
        const warnings: string[] = [];
        const client = {
            readHandshake: () => Promise.reject(failure),
            describeHandshake: () => Promise.reject(failure),
            declineHandshake: () => Promise.reject(failure),
        };
        const context = {
            client,
            warn: (message: string) => void warnings.push(message),
            progress: () => {},
            info: () => {},
        };
        const handshakeId = "h-examplehandshakeid111";
        const outputs = await readReceivedHandshake(context, handshakeId, { handshakeId, state: "OPEN" });
        assert.match(String(outputs?.unreachable), /assumed-role\/Admin\/\(e-mail address\)/);
        assert.doesNotMatch(JSON.stringify([outputs, warnings]), /@/);
    });

    it("is not in the outputs of an OrganizationGuard with an unreachable account, unit or organization", async () => {
        const administrator = new FakeAdministratorClient(own, { [own]: "ACTIVE", [member]: "ACTIVE" });
        administrator.unreachable = { [member]: failure };
        administrator.transfers = failure;
        const { outputs } = (await guardOrganization(administrator.context, { roleName: "guard" }).catch(
            (error: unknown) => error,
        )) as { outputs: Parameters<typeof readOrganizationGuard>[2] };
        assert.equal(outputs.unreachable.length, 1);
        assert.doesNotMatch(JSON.stringify([outputs, administrator.warnings]), /@/);
        administrator.denied = failure;
        const read = await readOrganizationGuard(administrator.context, organizationId, outputs);
        assert.doesNotMatch(JSON.stringify([read, administrator.warnings]), /@/);
    });
});

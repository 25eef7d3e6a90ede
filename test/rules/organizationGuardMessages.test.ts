import assert from "node:assert/strict";
import {
    departedAccountsMessage,
    departedMessage,
    departedReasons,
    unlistedMessage,
    unreachableMessage,
    unreachableReasons,
} from "../../src/resources/organizationGuard/accountMessages";
import { declinedMessage, importIncompleteMessage } from "../../src/resources/organizationGuard/messages";
import { unwantedTransferMessage } from "../../src/resources/organizationGuard/transferMessages";

const organizationId = "o-ourownorgid";
const managementAccountId = "222222222222";
const [first, second] = ["300000000001", "300000000002"] as const;
const arn = "arn:aws:organizations::111111111111:handshake/o-strangerid/invite/h-stranger1";
const sender = "(INVITE, from o-strangerid, account 111111111111)";

describe("declinedMessage", () => {
    it("names the state only of a handshake that was not declined", () => {
        const settled = (accountId: string, state: string) => ({
            accountId,
            handshake: { id: "h-stranger1", arn, action: "INVITE", state },
        });
        assert.equal(
            declinedMessage(organizationId, [settled(first, "DECLINED"), settled(second, "CANCELED")]),
            `Declined 2 of the handshakes of organization ${organizationId}:\n  h-stranger1 of account ${first} ${sender}\n  h-stranger1 of account ${second} ${sender} is CANCELED`,
        );
    });
});

describe("unreachableMessage", () => {
    it("names each account and each organizational unit in a line of its own", () => {
        const unreachable = [
            { accountId: first, reason: "denied" },
            { accountId: "ou-abcd-11111111", reason: "not found" },
            { accountId: "r-abcd", reason: "throttled" },
        ];
        assert.equal(
            unreachableMessage(organizationId, unreachable),
            `Could not reach 3 of the accounts of organization ${organizationId}, so their pending handshakes are unknown:\n  Account ${first}: denied\n  Organizational unit ou-abcd-11111111: not found\n  Organizational unit r-abcd: throttled\nThe guard shows a difference until each can be read, or is in excludedAccounts.`,
        );
    });
});

describe("departedAccountsMessage", () => {
    it("names every account in its first line, and each with its reason in a line of its own", () => {
        const departed = [first, second].map((accountId) => ({ accountId, reason: "It left." }));
        assert.equal(
            departedAccountsMessage(organizationId, departed),
            `AWS no longer lists 2 of the accounts of organization ${organizationId}, and someone may have taken them over: ${first}, ${second}\n  Account ${first}: It left.\n  Account ${second}: It left.\nThe guard shows a difference until AWS lists each again, or it is in excludedAccounts.`,
        );
    });
});

describe("departedReasons and unreachableReasons", () => {
    it("name the reasons of ten accounts, and of the others only the IDs", () => {
        const accounts = Array.from({ length: 12 }, (_, at) => ({
            accountId: String(300000000000 + at),
            reason: "denied",
        }));
        for (const [lines, what] of [
            [departedReasons(accounts), "are no longer listed"],
            [unreachableReasons(accounts), "could not be reached"],
        ] as const) {
            assert.equal(lines.length, 11);
            assert.equal(lines[9], "Account 300000000009: denied");
            assert.equal(lines[10], `2 more accounts ${what}: 300000000010, 300000000011.`);
        }
        assert.equal(departedReasons(accounts.slice(0, 10)).length, 10);
    });
});

describe("departedMessage", () => {
    it("names the handshakes that the last read found in the account, if there are any", () => {
        const messageOf = (found: string) =>
            `AWS no longer lists account ${first} in organization ${organizationId}, or below the guard's organizational units. It may have accepted the invitation of another organization, which takes it out of this one at once; or somebody removed it, moved it, or closed it more than 90 days ago.${found} To see where it is, run "aws organizations describe-organization" with credentials of account ${first}. If this was intended, add ${first} to excludedAccounts.`;
        const last = ["h-stranger1", "h-stranger2"].map((handshakeId) => ({
            handshakeId,
            action: "INVITE",
            organizationId: "o-strangerid",
            senderAccountId: "111111111111",
        }));
        assert.equal(departedMessage(organizationId, first, []), messageOf(""));
        assert.equal(
            departedMessage(organizationId, first, last),
            messageOf(` The last read found in it: h-stranger1 ${sender}; h-stranger2 ${sender}.`),
        );
    });
});

describe("unlistedMessage and importIncompleteMessage", () => {
    it("separate the IDs by commas", () => {
        assert.equal(
            unlistedMessage(["ou-abcd-11111111", "r-abcd"]),
            "It was not listed, because the accounts of ou-abcd-11111111, r-abcd could not be listed.",
        );
        assert.equal(
            importIncompleteMessage(organizationId, [first, second]),
            `The import of the guard of organization ${organizationId} could not read 2 of its accounts: ${first}, ${second}. The senders of their pending handshakes are not in allowedOrganizations and allowedAccounts. So the first pulumi up that reaches these accounts declines those handshakes, which can't be undone. Before that, list them, and allow the senders that you trust.`,
        );
    });
});

describe("unwantedTransferMessage", () => {
    const target = "888888888888";
    const withdraw = (id: string) =>
        ` If nobody in your organization intended it, withdraw it, so that it ends at the end of a month: "aws organizations terminate-responsibility-transfer --id ${id}", as account ${managementAccountId}.`;
    const allow = `If it is intended, add ${target} to allowedAccounts: AWS names the other side of a transfer by its management account.`;
    const look = 'Look at what "aws organizations list-outbound-responsibility-transfers --type BILLING" prints.';

    for (const [what, transfer, expected] of [
        [
            "an accepted transfer, with its start",
            { transferId: "rt-stranger11", targetAccountId: target, status: "ACCEPTED", startTimestamp: "2026-08-01" },
            `Billing transfer rt-stranger11 of organization ${organizationId} is ACCEPTED: from 2026-08-01 on, account ${target} manages and pays the organization's bills. That account isn't allowed.${withdraw("rt-stranger11")} ${allow} Until then this guard shows a difference.`,
        ],
        [
            "an accepted transfer of which AWS omits everything else",
            { transferId: "", status: "ACCEPTED" },
            `Billing transfer without an id of organization ${organizationId} is ACCEPTED: from an unknown time on, an account that AWS doesn't name manages and pays the organization's bills. That account isn't allowed.${withdraw("ID")} ${look} Until then this guard shows a difference.`,
        ],
        [
            "a withdrawn transfer, which nobody has to withdraw, with its end",
            { transferId: "rt-stranger11", targetAccountId: target, status: "WITHDRAWN", endTimestamp: "2026-09-30" },
            `Billing transfer rt-stranger11 of organization ${organizationId} is WITHDRAWN and ends by itself: until 2026-09-30, account ${target} manages and pays the organization's bills. That account isn't allowed. ${allow} Until then this guard shows a difference.`,
        ],
        [
            "a withdrawn transfer without an end",
            { transferId: "rt-stranger11", targetAccountId: target, status: "WITHDRAWN" },
            `Billing transfer rt-stranger11 of organization ${organizationId} is WITHDRAWN and ends by itself: until an unknown time, account ${target} manages and pays the organization's bills. That account isn't allowed. ${allow} Until then this guard shows a difference.`,
        ],
        [
            "a transfer with an unknown status",
            { transferId: "rt-stranger11", targetAccountId: target, status: "PAUSED" },
            `Billing transfer rt-stranger11 of organization ${organizationId} has an unknown status (PAUSED): account ${target} may manage and pay the organization's bills. That account isn't allowed.${withdraw("rt-stranger11")} ${allow} Until then this guard shows a difference.`,
        ],
        [
            "a transfer without a status",
            { transferId: "rt-stranger11", targetAccountId: target },
            `Billing transfer rt-stranger11 of organization ${organizationId} has an unknown status (none): account ${target} may manage and pay the organization's bills. That account isn't allowed.${withdraw("rt-stranger11")} ${allow} Until then this guard shows a difference.`,
        ],
    ] as const) {
        it(`describes ${what}`, () => {
            assert.equal(unwantedTransferMessage(transfer, { organizationId, managementAccountId }), expected);
        });
    }
});

import { isPartition } from "../../handshake/ids";
import {
    type AcceptedSenders,
    countFittingSenders,
    MAX_POLICY_CHARACTERS,
    type PolicyOptions,
    protectionPolicyText,
} from "../../handshake/protectionPolicy";
import { type CheckFailure, requireValid } from "../checkFailure";
import { HandshakeError } from "../handshakeError";
import { checkInvitationGuard } from "../invitationGuard/check";
import { tooManySendersMessage } from "./messages";

const argumentNames: readonly string[] = ["allowedOrganizations", "allowedAccounts", "allowLeaving", "partition"];

/**
 * Builds the policy that denies `AcceptHandshake` except for allowed senders. Nothing is called.
 *
 * @throws HandshakeError for an argument that is not valid, and where the policy would be longer than AWS takes.
 */
export function buildProtectionPolicy(args: object): string {
    const { allowedOrganizations, allowedAccounts, allowLeaving, partition, ...others } = withoutNull(args);
    requireValid([
        ...checkNames(others),
        ...checkGiven(allowedOrganizations),
        ...checkInvitationGuard({}, { allowedOrganizations, allowedAccounts }),
        ...checkAllowLeaving(allowLeaving),
        ...checkPartition(partition),
    ]);
    const senders: AcceptedSenders = {
        organizations: allowedOrganizations as string[],
        accounts: (allowedAccounts ?? []) as string[],
    };
    const options: PolicyOptions = {
        allowLeaving: allowLeaving === true,
        partition: String(partition ?? "aws"),
    };
    const text = protectionPolicyText(senders, options);
    if (text.length > MAX_POLICY_CHARACTERS) {
        throw new HandshakeError(tooManySendersMessage(text.length, countFittingSenders(senders, options)));
    }
    return text;
}

/**
 * Some languages write `null` for an argument that is left out. A list that is `null` may be one that was not found.
 */
function withoutNull(args: object): Record<string, unknown> {
    const isList = (name: string) => name.startsWith("allowed");
    return Object.fromEntries(Object.entries(args).filter(([name, value]) => value !== null || isList(name)));
}

function checkNames(others: object): CheckFailure[] {
    return Object.keys(others).map((property) => ({
        property,
        reason: `is not an argument of protectionPolicy; its arguments are ${argumentNames.join(", ")}.`,
    }));
}

/** Without a list the policy would deny everything, which must be said. */
function checkGiven(allowedOrganizations: unknown): CheckFailure[] {
    return allowedOrganizations === undefined
        ? [{ property: "allowedOrganizations", reason: "is missing. Pass an empty list to allow no organization." }]
        : [];
}

function checkAllowLeaving(value: unknown): CheckFailure[] {
    return value === undefined || typeof value === "boolean"
        ? []
        : [{ property: "allowLeaving", reason: `must be true or false, not ${JSON.stringify(value)}.` }];
}

function checkPartition(value: unknown): CheckFailure[] {
    return value === undefined || isPartition(value)
        ? []
        : [
              {
                  property: "partition",
                  reason: `must be a partition of AWS, such as aws, aws-cn or aws-us-gov, not ${JSON.stringify(value)}.`,
              },
          ];
}

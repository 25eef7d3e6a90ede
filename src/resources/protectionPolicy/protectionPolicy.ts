import { isPartition } from "../../handshake/ids";
import {
    type AllowedSenders,
    countFittingSenders,
    MAX_POLICY_CHARACTERS,
    type PolicyOptions,
    protectionPolicyDocument,
} from "../../handshake/protectionPolicy";
import { type CheckFailure, requireValid } from "../checkFailure";
import { HandshakeError } from "../handshakeError";
import { checkInvitationGuard } from "../invitationGuard/check";
import { tooManySendersMessage } from "./messages";

const ARGUMENT_NAMES: readonly string[] = ["allowedOrganizations", "allowedAccounts", "allowLeaving", "partition"];

/**
 * Builds the policy that denies `AcceptHandshake` except for allowed senders. It makes no call.
 *
 * @throws HandshakeError for an invalid argument, or if the policy would be longer than AWS allows.
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
    const senders: AllowedSenders = {
        organizations: allowedOrganizations as string[],
        accounts: (allowedAccounts ?? []) as string[],
    };
    const options: PolicyOptions = {
        allowLeaving: allowLeaving === true,
        partition: String(partition ?? "aws"),
    };
    const policy = protectionPolicyDocument(senders, options);
    if (policy.length > MAX_POLICY_CHARACTERS) {
        throw new HandshakeError(tooManySendersMessage(policy.length, countFittingSenders(senders, options)));
    }
    return policy;
}

/**
 * Removes arguments that are `null`: some languages write it for an argument that is left out. A list that is `null`
 * stays, because the program may have failed to find the list.
 */
function withoutNull(args: object): Record<string, unknown> {
    const isList = (name: string) => name.startsWith("allowed");
    return Object.fromEntries(Object.entries(args).filter(([name, value]) => value !== null || isList(name)));
}

function checkNames(others: object): CheckFailure[] {
    return Object.keys(others).map((property) => ({
        property,
        reason: `is not an argument of protectionPolicy; its arguments are ${ARGUMENT_NAMES.join(", ")}.`,
    }));
}

/** Requires the list. Without it the policy would deny every accept, so the program must set it. */
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

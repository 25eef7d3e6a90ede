import { isAccountId, isOrganizationId } from "../../handshake/ids";
import type { CheckFailure } from "../checkFailure";
import { checkList } from "../checkList";
import { checkConnection } from "../connection/check";
import { isUnreachableFromState, type UncheckedInputs } from "../uncheckedInputs";
import { FINDING_NAMES, INPUT_NAMES } from "./properties";

const inputNames: readonly string[] = INPUT_NAMES;

/** The actions of other organizations: they receive the account or its bills. */
const GUARDABLE_ACTIONS: readonly unknown[] = ["INVITE", "TRANSFER_RESPONSIBILITY"];

/** The actions of the account's own organization. */
const OWN_ACTIONS: readonly unknown[] = [
    "ENABLE_ALL_FEATURES",
    "APPROVE_ALL_FEATURES",
    "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE",
];

/**
 * Returns the failures of a guard's inputs; an empty list means valid. Unknown values are valid.
 *
 * @param olds the inputs in the state, if any.
 * @param news the inputs of the program.
 */
export function checkInvitationGuard(olds: UncheckedInputs, news: UncheckedInputs): CheckFailure[] {
    return [
        ...checkList("allowedOrganizations", news.allowedOrganizations, checkOrganization),
        ...checkList("allowedAccounts", news.allowedAccounts, checkAccount),
        ...checkActions(news.actions),
        ...checkConnection(news.connection),
        ...Object.keys(news)
            .filter((name) => !inputNames.includes(name) && !isUnreachableFromState(name, olds, news))
            .map((property) => ({ property, reason: invalidNameReason(property, "InvitationGuard", inputNames) })),
    ];
}

/**
 * Returns why a name is not an input of a resource.
 *
 * @param findings the names that a refresh adds to the inputs.
 */
export function invalidNameReason(
    name: string,
    resource: string,
    inputs: readonly string[],
    findings: readonly string[] = FINDING_NAMES,
): string {
    // With `ignoreChanges`, the engine sends the findings of a refresh back as inputs. They must not look like a
    // request to decline.
    return findings.includes(name)
        ? "is a finding of the last read, which ignoreChanges can't ignore. To leave a sender's handshakes alone, add the sender to allowedOrganizations or allowedAccounts."
        : `is not an input of ${resource}; its inputs are ${inputs.join(", ")}.`;
}

function checkOrganization(item: unknown): string | undefined {
    if (isOrganizationId(item)) {
        return undefined;
    }
    const advice = isAccountId(item) ? " The id of a management account goes into allowedAccounts." : "";
    return `must be an organization's id, "o-" followed by 10 to 32 lowercase letters or digits, not ${JSON.stringify(item)}.${advice}`;
}

function checkAccount(item: unknown): string | undefined {
    if (isAccountId(item)) {
        return undefined;
    }
    const advice = typeof item === "number" ? " Here it is a number: write it in quotes." : "";
    return `must be the id of an organization's management account, a string of 12 digits, not ${JSON.stringify(item)}.${advice}`;
}

function checkActions(value: unknown): CheckFailure[] {
    if (Array.isArray(value) && value.length === 0) {
        return [{ property: "actions", reason: `must name at least one of ${GUARDABLE_ACTIONS.join(", ")}.` }];
    }
    return checkList("actions", value, (item) => {
        if (GUARDABLE_ACTIONS.includes(item)) {
            return undefined;
        }
        return OWN_ACTIONS.includes(item)
            ? `can't be ${item}: such a handshake comes from the account's own organization, and declining it breaks the organization's migration to all features.`
            : `must be one of ${GUARDABLE_ACTIONS.join(", ")}, not ${JSON.stringify(item)}.`;
    });
}

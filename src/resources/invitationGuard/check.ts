import { isAccountId, isOrganizationId } from "../../handshake/ids";
import { type CheckFailure, checkConnection } from "../connection/check";
import { isFailedLook, type UncheckedInputs } from "../receivedHandshake/check";
import { unknown } from "../unknown";
import { findingNames } from "./properties";

const properties: readonly string[] = ["allowedOrganizations", "allowedAccounts", "actions", "connection"];

/** The actions that come from another organization and hand something over to it. */
const guardable: readonly string[] = ["INVITE", "TRANSFER_RESPONSIBILITY"];

/** The actions of one's own organization. */
const ownActions: readonly string[] = [
    "ENABLE_ALL_FEATURES",
    "APPROVE_ALL_FEATURES",
    "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE",
];

/**
 * Tells what is wrong with the inputs of a guard; nothing is when the list is empty. Unknown values pass.
 *
 * @param news the inputs of the program.
 * @param olds the inputs in the state, if any.
 */
export function checkGuard(news: UncheckedInputs, olds: UncheckedInputs = {}): CheckFailure[] {
    return [
        ...checkList("allowedOrganizations", news.allowedOrganizations, checkOrganization),
        ...checkList("allowedAccounts", news.allowedAccounts, checkAccount),
        ...checkActions(news.actions),
        ...checkConnection(news.connection),
        ...Object.keys(news)
            .filter((name) => !properties.includes(name) && !isFailedLook(name, olds, news))
            .map((property) => ({ property, reason: reasonAgainstName(property, "InvitationGuard", properties) })),
    ];
}

/** Why a name isn't an input of a resource. */
export function reasonAgainstName(name: string, resource: string, inputs: readonly string[]): string {
    // With `ignoreChanges` the engine hands back what a refresh found. Nobody may take that for an order to decline it.
    return findingNames.some((finding) => finding === name)
        ? "is what a look at the account found, and ignoreChanges can't leave it out. Name those whose handshakes are to be left alone in allowedOrganizations or allowedAccounts."
        : `is not an input of ${resource}; its inputs are ${inputs.join(", ")}.`;
}

/** Returns what is wrong with a list, item by item. */
export function checkList(
    name: string,
    value: unknown,
    reasonAgainst: (item: unknown) => string | undefined,
): CheckFailure[] {
    if (value === undefined || value === unknown) {
        return [];
    }
    if (value === null) {
        // It may stand for a list that couldn't be found: what such a list allows would be declined, for good.
        return [{ property: name, reason: "must be a list. Here it is null: leave it out if that is meant." }];
    }
    if (!Array.isArray(value)) {
        return [{ property: name, reason: "must be a list." }];
    }
    return value.flatMap((item, index) => {
        const reason = item === unknown ? undefined : reasonAgainst(item);
        return reason === undefined ? [] : [{ property: `${name}[${index}]`, reason }];
    });
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
    return `must be the id of an organization's management account, a text of 12 digits, not ${JSON.stringify(item)}.${advice}`;
}

function checkActions(value: unknown): CheckFailure[] {
    if (Array.isArray(value) && value.length === 0) {
        return [{ property: "actions", reason: `must name at least one of ${guardable.join(", ")}.` }];
    }
    return checkList("actions", value, (item) => {
        if (guardable.includes(String(item))) {
            return undefined;
        }
        return ownActions.includes(String(item))
            ? `can't be ${item}: such a handshake comes from the account's own organization, and declining it breaks the organization's migration to all features.`
            : `must be one of ${guardable.join(", ")}, not ${JSON.stringify(item)}.`;
    });
}

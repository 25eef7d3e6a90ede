import { isAccountId, isExternalId, isOrganizationalUnitId } from "../../handshake/ids";
import type { CheckFailure } from "../checkFailure";
import { checkList } from "../checkList";
import { checkInvitationGuard, invalidNameReason } from "../invitationGuard/check";
import { isUnreachableFromState, type UncheckedInputs } from "../uncheckedInputs";
import { unknown } from "../unknown";
import { INPUT_NAMES, ORGANIZATION_FINDING_NAMES } from "./properties";

/**
 * Returns the failures of an organization guard's inputs; an empty list means valid. Unknown values are valid.
 *
 * @param olds the inputs in the state, if any.
 * @param news the inputs of the program.
 */
export function checkOrganizationGuard(olds: UncheckedInputs, news: UncheckedInputs): CheckFailure[] {
    const { allowedOrganizations, allowedAccounts, actions, connection, ...others } = news;
    return [
        ...checkInvitationGuard({}, { allowedOrganizations, allowedAccounts, actions, connection }),
        ...checkRoleName(others.roleName),
        ...checkExternalId(others.externalId),
        ...checkUnits(others.organizationalUnits),
        ...checkList("excludedAccounts", others.excludedAccounts, checkExcludedAccount),
        ...checkNames(news, olds),
    ];
}

/**
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (Path and RoleName)
 */
function checkRoleName(value: unknown): CheckFailure[] {
    if (value === unknown || (typeof value === "string" && /^\/?([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(value))) {
        return [];
    }
    const form = 'must be the name of a role that exists in every account, such as "invitation-guard"';
    if (value === undefined || value === null) {
        return [{ property: "roleName", reason: `${form}; it is missing.` }];
    }
    const advice =
        typeof value === "string" && value.startsWith("arn:")
            ? " Leave out what stands before the role's path and name."
            : "";
    const reason = `${form}, with its path where it has one ("security/invitation-guard"), not ${JSON.stringify(value)}.${advice}`;
    return [{ property: "roleName", reason }];
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
function checkExternalId(value: unknown): CheckFailure[] {
    if (value === unknown || value === undefined || value === null || isExternalId(value)) {
        return [];
    }
    const reason =
        "must be a string of 2 to 1,224 letters, digits and the characters _+=,.@:/- (no spaces). Leave it out if the role requires none.";
    return [{ property: "externalId", reason }];
}

function checkUnits(value: unknown): CheckFailure[] {
    if (Array.isArray(value) && value.length === 0) {
        // An empty list is ambiguous: it may mean all accounts or none.
        const reason = "must name at least one root or organizational unit. Leave it out to guard every account.";
        return [{ property: "organizationalUnits", reason }];
    }
    return checkList("organizationalUnits", value, (item) =>
        isOrganizationalUnitId(item)
            ? undefined
            : `must be the id of an organizational unit ("ou-…") or a root ("r-…"), not ${JSON.stringify(item)}.`,
    );
}

function checkExcludedAccount(item: unknown): string | undefined {
    if (isAccountId(item)) {
        return undefined;
    }
    const advice = typeof item === "number" ? " Here it is a number: write it in quotes." : "";
    return `must be the id of an account of the organization, a string of 12 digits, not ${JSON.stringify(item)}.${advice}`;
}

function checkNames(news: UncheckedInputs, olds: UncheckedInputs): CheckFailure[] {
    const names: readonly string[] = INPUT_NAMES;
    return Object.keys(news)
        .filter((name) => !names.includes(name) && !isUnreachableFromState(name, olds, news))
        .map((property) => ({
            property,
            reason: invalidNameReason(property, "OrganizationGuard", names, ORGANIZATION_FINDING_NAMES),
        }));
}

import { isAccountId, isOrganizationalUnitId } from "../handshake/ids";
import { isComputed } from "../pulumi/isComputed";
import { runError } from "../pulumi/runError";
import { ALARM_EVENTS } from "./alarmRules";
import type { OrganizationProtectionArgs } from "./args";
import { requireObject, requireProtectionNames } from "./argumentNames";
import { describeValue, isGiven } from "./givenValue";
import { requireRole } from "./guardRoleDocuments";
import {
    eventMessage,
    noEventMessage,
    noPartMessage,
    noRoleMessage,
    noSendersMessage,
    noTargetMessage,
    noUnitMessage,
    targetMessage,
    unitMessage,
} from "./messages";

/*
 * The checks of an `OrganizationProtection`: a part must not be created that protects nothing. Values that other
 * resources compute are checked when they are known.
 */

/**
 * Checks the arguments as far as they are known.
 *
 * @throws pulumi.RunError for the first invalid argument.
 */
export function checkProtection(name: string, args: OrganizationProtectionArgs): void {
    requireProtectionNames(name, args);
    const { policy, roles, guard, alarms } = args;
    if (!(policy || roles || guard || alarms)) {
        throw runError(noPartMessage(name));
    }
    if (policy || guard) {
        requireSenders(name, args.allowedOrganizations);
    }
    if (policy) {
        requireTargets(name, policy.targets);
    }
    if (roles) {
        requireRole(roles);
        requireUnits(name, roles.organizationalUnits);
    }
    if (guard && !roles && !isGiven(guard.roleName)) {
        throw runError(noRoleMessage(name));
    }
    if (alarms) {
        requireEvents(name, alarms.events);
        requireObject(`emails of OrganizationProtection ${JSON.stringify(name)}`, alarms.emails ?? {});
    }
}

/**
 * Requires the list of allowed organizations, which may be empty. Without it, a guard would permanently decline the
 * handshakes of every sender, maybe because the program did not find its list.
 */
export function requireSenders<T>(name: string, allowedOrganizations: T): T {
    if (!isGiven(allowedOrganizations)) {
        throw runError(noSendersMessage(name));
    }
    return allowedOrganizations;
}

/** Requires a target's id. */
export function requireTarget(name: string, target: string, id: string): string {
    if (!isOrganizationalUnitId(id) && !isAccountId(id)) {
        throw runError(targetMessage(name, target, describeValue(id)));
    }
    return id;
}

/** Requires ids of organizational units or roots, unless the argument is left out. */
export function requireUnits<T>(name: string, units: T): T {
    if (!isGiven(units) || isComputed(units)) {
        return units;
    }
    if (!Array.isArray(units)) {
        throw runError(unitMessage(name, describeValue(units)));
    }
    if (units.length === 0) {
        throw runError(noUnitMessage(name));
    }
    for (const unit of units) {
        if (!isComputed(unit) && !isOrganizationalUnitId(unit)) {
            throw runError(unitMessage(name, describeValue(unit)));
        }
    }
    return units;
}

function requireTargets(name: string, targets: unknown): void {
    if (!isGiven(targets)) {
        return;
    }
    requireObject(`targets of OrganizationProtection ${JSON.stringify(name)}`, targets);
    if (Object.keys(targets).length === 0) {
        throw runError(noTargetMessage(name));
    }
    for (const [target, id] of Object.entries(targets)) {
        if (!isComputed(id)) {
            requireTarget(name, target, id as string);
        }
    }
}

function requireEvents(name: string, events: unknown): void {
    if (!isGiven(events)) {
        return;
    }
    if (!Array.isArray(events)) {
        throw runError(eventMessage(name, describeValue(events)));
    }
    if (events.length === 0) {
        throw runError(noEventMessage(name));
    }
    for (const event of events) {
        if (!ALARM_EVENTS.includes(event)) {
            throw runError(eventMessage(name, describeValue(event)));
        }
    }
}

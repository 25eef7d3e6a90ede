import { isComputed } from "../pulumi/isComputed";
import { runError } from "../pulumi/runError";
import { isRecord } from "../resources/isRecord";
import type { AlarmsArgs, GuardArgs, OrganizationProtectionArgs, PolicyArgs, RolesArgs } from "./args";
import type { GuardRoleArgs } from "./guardRole";
import { notAnObjectMessage, unknownArgumentMessage } from "./messages";

/*
 * The names of the arguments. JavaScript does not check them, and a misspelled name would have no effect.
 */

/** The names of the arguments of a type. */
type Names<Args> = Readonly<Record<keyof Args, true>>;

const PROTECTION_NAMES: Names<OrganizationProtectionArgs> = {
    allowedOrganizations: true,
    allowedAccounts: true,
    policy: true,
    roles: true,
    guard: true,
    alarms: true,
    partition: true,
    tags: true,
};

const policy: Names<PolicyArgs> = { name: true, allowLeaving: true, targets: true };

const roles: Names<RolesArgs> = {
    trustedPrincipals: true,
    externalId: true,
    roleName: true,
    organizationalUnits: true,
    callAs: true,
    concurrencyPercentage: true,
};

const guard: Names<GuardArgs> = {
    roleName: true,
    externalId: true,
    actions: true,
    organizationalUnits: true,
    excludedAccounts: true,
    connection: true,
};

const alarms: Names<AlarmsArgs> = {
    events: true,
    topicArn: true,
    kmsKeyId: true,
    emails: true,
    region: true,
    provider: true,
};

const GUARD_ROLE_NAMES: Names<GuardRoleArgs> = {
    trustedPrincipals: true,
    externalId: true,
    roleName: true,
    partition: true,
    tags: true,
};

/**
 * Requires known names in the arguments of an `OrganizationProtection` and of its parts.
 *
 * @throws pulumi.RunError for an unknown name, and for a part that is not an object.
 */
export function requireProtectionNames(name: string, args: OrganizationProtectionArgs): void {
    const component = `OrganizationProtection ${JSON.stringify(name)}`;
    requireNames(component, args, PROTECTION_NAMES);
    for (const [part, names] of Object.entries({ policy, roles, guard, alarms })) {
        const given = args[part as "policy"];
        if (given) {
            requireNames(`${part} of ${component}`, given, names);
        }
    }
}

/**
 * Requires known names in the arguments of a `GuardRole`.
 *
 * @throws pulumi.RunError for an unknown name, and for arguments that are not an object.
 */
export function requireGuardRoleNames(name: string, args: GuardRoleArgs): void {
    requireNames(`GuardRole ${JSON.stringify(name)}`, args, GUARD_ROLE_NAMES);
}

/**
 * Requires an object. The members of an output are not known yet, so an output can't replace the object.
 *
 * @throws pulumi.RunError for any other value.
 */
export function requireObject(what: string, value: unknown): asserts value is Record<string, unknown> {
    if (!isRecord(value) || isComputed(value)) {
        throw runError(notAnObjectMessage(what));
    }
}

function requireNames(what: string, args: unknown, names: object): void {
    requireObject(what, args);
    const unknownName = Object.keys(args).find((name) => !Object.hasOwn(names, name));
    if (unknownName !== undefined) {
        throw runError(unknownArgumentMessage(unknownName, what, Object.keys(names).join(", ")));
    }
}

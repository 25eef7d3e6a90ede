import { isAccountId, isOrganizationId } from "../../handshake/ids";
import { TRANSFER_DIRECTIONS, TRANSFER_STATUSES } from "../../handshake/responsibilityTransfer";
import { categoryOf } from "../../handshake/stateCategory";
import { type CheckFailure, requireValid } from "../checkFailure";
import { checkConnection } from "../connection/check";
import type { HandshakeFilter, TransferFilter } from "./properties";

/** The arguments of the look-ups, by the function's name in a program. */
const ARGUMENT_NAMES = {
    getReceivedHandshake: ["handshakeId", "connection"],
    getReceivedHandshakes: ["states", "actions", "organizations", "connection"],
    getResponsibilityTransfers: ["directions", "statuses", "accounts", "connection"],
} satisfies Record<string, readonly string[]>;

/**
 * The actions in AWS's documentation.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
 */
const KNOWN_ACTIONS: readonly string[] = [
    "INVITE",
    "TRANSFER_RESPONSIBILITY",
    "ENABLE_ALL_FEATURES",
    "APPROVE_ALL_FEATURES",
    "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE",
];

/**
 * Requires arguments that the function has. Otherwise a misspelled filter would have no effect.
 *
 * @throws HandshakeError for the first unknown argument.
 */
export function requireKnownArguments(lookUp: keyof typeof ARGUMENT_NAMES, args: object): void {
    const names: readonly string[] = ARGUMENT_NAMES[lookUp];
    const unknownNames = Object.keys(args).filter((name) => !names.includes(name));
    requireValid(
        unknownNames.map((property) => ({
            property,
            reason: `is not an argument of ${lookUp}; its arguments are ${names.join(", ")}.`,
        })),
    );
}

/**
 * Requires a valid connection, with the same rules as for a resource.
 *
 * @throws HandshakeError for the first failure.
 */
export function requireConnection(connection: unknown): void {
    requireValid(checkConnection(connection));
}

/**
 * Requires a valid filter. A misspelled one would find nothing, which looks like "nothing is pending".
 *
 * @throws HandshakeError for the first failure.
 */
export function requireValidFilter({ states, actions, organizations }: HandshakeFilter): void {
    const isState = (value: string) => categoryOf(value) !== "unknown";
    const isAction = (value: string) => KNOWN_ACTIONS.includes(value);
    requireValid([
        ...checkFilter("states", states, isState, "a state as AWS spells it, such as OPEN"),
        ...checkFilter("actions", actions, isAction, `an action as AWS spells it (${KNOWN_ACTIONS.join(", ")})`),
        ...checkFilter(
            "organizations",
            organizations,
            isOrganizationId,
            'an organization\'s id, such as "o-exampleorgid"',
        ),
    ]);
}

/**
 * Requires a valid filter for billing transfers.
 *
 * @throws HandshakeError for the first failure.
 */
export function requireValidTransferFilter({ directions, statuses, accounts }: TransferFilter): void {
    const isDirection = (value: string) => (TRANSFER_DIRECTIONS as readonly string[]).includes(value);
    const isStatus = (value: string) => TRANSFER_STATUSES.includes(value);
    const statusForm = `a status as AWS spells it (${TRANSFER_STATUSES.join(", ")})`;
    const things = "transfers";
    requireValid([
        ...checkFilter("directions", directions, isDirection, '"outbound" or "inbound"', things),
        ...checkFilter("statuses", statuses, isStatus, statusForm, things),
        ...checkFilter("accounts", accounts, isAccountId, "an account's id, a string of 12 digits", things),
    ]);
}

function checkFilter(
    property: string,
    values: readonly string[] | undefined,
    isValid: (value: string) => boolean,
    expected: string,
    things = "handshakes",
): CheckFailure[] {
    if (values === undefined) {
        return [];
    }
    if (!Array.isArray(values)) {
        return [{ property, reason: "must be a list." }];
    }
    // An empty filter would find nothing, which looks like "there is none".
    if (values.length === 0) {
        return [
            { property, reason: `must not be empty. Leave it out to find ${things} whatever their ${property} are.` },
        ];
    }
    return values
        .filter((value) => !isValid(value))
        .map((value) => ({ property, reason: `must contain only ${expected}, not ${JSON.stringify(value)}.` }));
}

import { isSentBy } from "../../handshake/guard";
import type { Handshake } from "../../handshake/handshake";
import { isHandshakeId, isOrganizationId } from "../../handshake/ids";
import { senderOf } from "../../handshake/sender";
import { standingOf } from "../../handshake/standing";
import { type CheckFailure, checkConnection } from "../connection/check";
import { HandshakeError } from "../handshakeError";
import { type AccountOrganizations, isNotFound, type Organizations } from "../organizations";
import { notAnIdMessage, notFoundMessage } from "../receivedHandshake/messages";
import { type ReceivedHandshakeOutputs, told } from "../receivedHandshake/properties";
import { inOrder } from "../sortHandshakes";

/** What a look-up tells of a handshake: the outputs of the resource, without what a program would say of one. */
export type FoundHandshake = Omit<ReceivedHandshakeOutputs, "desiredState" | "connection">;

/** Which handshakes a look-up is about; what is left out doesn't matter. */
export interface Wanted {
    /** States as AWS spells them, such as `OPEN`. */
    states?: readonly string[];
    /** Actions as AWS spells them, such as `INVITE`. */
    actions?: readonly string[];
    /** Ids of the organizations that sent them, `o-…`. */
    organizations?: readonly string[];
}

/** The arguments of the functions that look up, by the function's name in a program. */
const argumentsOf = {
    getReceivedHandshake: ["handshakeId", "connection"],
    getReceivedHandshakes: ["states", "actions", "organizations", "connection"],
} satisfies Record<string, readonly string[]>;

/**
 * Refuses what a function that looks up has no argument for: a misspelled filter would be passed over in silence.
 *
 * @throws HandshakeError for the first one.
 */
export function requireArguments(lookUp: keyof typeof argumentsOf, args: object): void {
    const names: readonly string[] = argumentsOf[lookUp];
    const wrong = Object.keys(args).filter((name) => !names.includes(name));
    requireValid(
        wrong.map((property) => ({
            property,
            reason: `is not an argument of ${lookUp}; its arguments are ${names.join(", ")}.`,
        })),
    );
}

/**
 * Looks a handshake up.
 *
 * @throws HandshakeError when AWS doesn't know it, or can't be asked.
 */
export async function lookUp(organizations: Organizations, handshakeId: string): Promise<FoundHandshake> {
    if (!isHandshakeId(handshakeId)) {
        throw new HandshakeError(notAnIdMessage(handshakeId));
    }
    const found = await organizations.describeHandshake(handshakeId).catch((error: unknown) => {
        throw isNotFound(error)
            ? new HandshakeError(notFoundMessage(handshakeId, error, "take this look-up out of the program"), {
                  cause: error,
              })
            : error;
    });
    return foundHandshake({ ...found, id: handshakeId });
}

/**
 * Looks up the handshakes that the account received, of every page, in the order of their ids.
 *
 * @throws HandshakeError when what is wanted can't be, or when AWS can't be asked.
 */
export async function lookUpAll(organizations: AccountOrganizations, wanted: Wanted): Promise<FoundHandshake[]> {
    const filters = withoutNull(wanted);
    checkWanted(filters);
    const own = await organizations.accountId();
    const all = await organizations.listHandshakes();
    const received = all.filter((handshake) => !isSentBy(own, handshake) && isWanted(handshake, filters));
    return inOrder(received.map(foundHandshake));
}

/**
 * Refuses a connection that a resource would refuse.
 *
 * @throws HandshakeError for what is wrong with it.
 */
export function requireConnection(connection: unknown): void {
    requireValid(checkConnection(connection));
}

/** Some languages write `null` for a filter that is left out. */
function withoutNull(wanted: Wanted): Wanted {
    return Object.fromEntries(Object.entries(wanted).filter(([, filter]) => filter !== null));
}

function isWanted(handshake: Handshake, { states, actions, organizations }: Wanted): boolean {
    const { organizationId } = senderOf(handshake);
    return (
        includes(states, handshake.state) &&
        includes(actions, handshake.action) &&
        includes(organizations, organizationId)
    );
}

function includes(wanted: readonly string[] | undefined, found: string | undefined): boolean {
    return wanted === undefined || wanted.some((value) => value === found);
}

/**
 * The actions that AWS documents.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
 */
const knownActions: readonly string[] = [
    "INVITE",
    "TRANSFER_RESPONSIBILITY",
    "ENABLE_ALL_FEATURES",
    "APPROVE_ALL_FEATURES",
    "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE",
];

/** A misspelled filter would find nothing, which looks like "nothing is pending". */
function checkWanted({ states, actions, organizations }: Wanted): void {
    const isState = (word: string) => standingOf(word) !== "unknown";
    const isAction = (word: string) => knownActions.includes(word);
    requireValid([
        ...wrongOnes("states", states, isState, "a state as AWS spells it, such as OPEN"),
        ...wrongOnes("actions", actions, isAction, `an action as AWS spells it (${knownActions.join(", ")})`),
        ...wrongOnes(
            "organizations",
            organizations,
            isOrganizationId,
            'an organization\'s id, such as "o-exampleorgid"',
        ),
    ]);
}

function wrongOnes(
    property: string,
    values: readonly string[] | undefined,
    isRight: (value: string) => boolean,
    form: string,
): CheckFailure[] {
    if (values === undefined) {
        return [];
    }
    if (!Array.isArray(values)) {
        return [{ property, reason: "must be a list." }];
    }
    // An empty filter would find nothing, which looks like "nothing is pending".
    if (values.length === 0) {
        return [
            { property, reason: `must not be empty. Leave it out to find handshakes whatever their ${property} are.` },
        ];
    }
    return values
        .filter((value) => !isRight(value))
        .map((value) => ({ property, reason: `must hold nothing but ${form}, not ${JSON.stringify(value)}.` }));
}

/**
 * Refuses what a check found wrong.
 *
 * @throws HandshakeError for the first failure.
 */
export function requireValid([failure]: CheckFailure[]): void {
    if (failure !== undefined) {
        throw new HandshakeError(`${failure.property} ${failure.reason}`);
    }
}

function foundHandshake(handshake: Handshake): FoundHandshake {
    return { handshakeId: handshake.id ?? "", ...told(handshake) };
}

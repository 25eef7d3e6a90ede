/*
 * The events of AWS Organizations that raise an alarm, and the messages of the alarms.
 */

/**
 * An event that raises an alarm:
 *
 * - `departed`: an account left the organization;
 * - `joined`: an account joined the organization by an invitation;
 * - `transferAccepted`: a billing transfer was accepted;
 * - `accepted`: a handshake was accepted in this account;
 * - `declined`: a handshake was declined in this account.
 */
export type AlarmEvent = "departed" | "joined" | "transferAccepted" | "accepted" | "declined";

/** All events, in the order of the rules. */
export const ALARM_EVENTS: readonly AlarmEvent[] = ["departed", "joined", "transferAccepted", "accepted", "declined"];

/** A rule of EventBridge. */
export interface AlarmRule {
    /** The description of the rule in AWS's console. */
    description: string;
    /** The pattern of the events. */
    pattern: object;
    /** The paths of the message's variables in the event. If an event lacks a variable, EventBridge omits it. */
    paths: Readonly<Record<string, string>>;
    /** The message, with variables in angle brackets. */
    message: string;
}

/**
 * Returns the pattern of the events with a name. The pattern does not use `detail-type`, because AWS's documentation
 * has several forms of it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-organizations.html
 */
function patternOf(eventName: string, others: object = {}): object {
    return {
        source: ["aws.organizations"],
        detail: { eventSource: ["organizations.amazonaws.com"], eventName: [eventName], ...others },
    };
}

const COMMON_PATHS = { account: "$.account", region: "$.region", time: "$.time", id: "$.detail.eventID" };

/** The variables of a service event: it reports what happened, without a call in this account. */
const SERVICE_EVENT_PATHS = { ...COMMON_PATHS, event: "$.detail.eventName" };

/** The variables of a call in this account. */
const CALL_PATHS = {
    ...COMMON_PATHS,
    who: "$.detail.userIdentity.arn",
    handshake: "$.detail.requestParameters.handshakeId",
};

/** The variables of the messages, in the format of EventBridge. */
const [account, region, time, id] = ["<account>", "<region>", "<time>", "<id>"];
const [event, who, handshake] = ["<event>", "<who>", "<handshake>"];

/** How to see the whole event. AWS does not document where the event names the account. */
const LOOK_UP = `To see which account, run in account ${account}: aws cloudtrail lookup-events --region ${region} --lookup-attributes AttributeKey=EventId,AttributeValue=${id}`;

/** A failed call changed nothing. */
const SUCCEEDED = { errorCode: [{ exists: false }] };

/** Excludes accounts that the organization itself created. An event without this information raises the alarm. */
const JOINED_BY_INVITATION = {
    $or: [
        { serviceEventDetails: { joinedMethod: [{ "anything-but": ["Created", "CREATED"] }] } },
        { serviceEventDetails: { joinedMethod: [{ exists: false }] } },
    ],
};

/** The rules, by event. */
export const ALARM_RULES: Readonly<Record<AlarmEvent, AlarmRule>> = {
    departed: {
        description: "An account left the organization.",
        pattern: patternOf("AccountDepartedOrganization"),
        paths: SERVICE_EVENT_PATHS,
        message: `An account left your organization at ${time} (${event}). If nobody planned it, contact AWS Support now. ${LOOK_UP}`,
    },
    joined: {
        description: "An account joined the organization by an invitation.",
        pattern: patternOf("AccountJoinedOrganization", JOINED_BY_INVITATION),
        paths: SERVICE_EVENT_PATHS,
        message: `An account that your organization did not create joined it at ${time} (${event}). If nobody planned it, find out who invited it. ${LOOK_UP}`,
    },
    transferAccepted: {
        description: "A billing transfer was accepted.",
        pattern: patternOf("ResponsibilityTransferAccepted"),
        paths: SERVICE_EVENT_PATHS,
        message: `A billing transfer that concerns account ${account} was accepted at ${time} (${event}). If nobody planned it, end it now by TerminateResponsibilityTransfer. ${LOOK_UP}`,
    },
    accepted: {
        description: "A handshake was accepted in this account.",
        pattern: patternOf("AcceptHandshake", SUCCEEDED),
        paths: CALL_PATHS,
        message: `${who} accepted handshake ${handshake} in account ${account} at ${time}. If nobody planned it, contact AWS Support now: the account, or its bills, may have moved to another organization. CloudTrail event: ${id}, region ${region}.`,
    },
    declined: {
        description: "A handshake was declined in this account.",
        pattern: patternOf("DeclineHandshake", SUCCEEDED),
        paths: CALL_PATHS,
        message: `${who} declined handshake ${handshake} in account ${account} at ${time}. There is nothing to do if this was the guard. CloudTrail event: ${id}, region ${region}.`,
    },
};

/** Returns the template of the message in EventBridge's format: a JSON string. */
export function inputTemplate({ message }: AlarmRule): string {
    return JSON.stringify(message);
}

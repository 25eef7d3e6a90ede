/*
 * Which events of AWS Organizations raise an alarm, and what the alarm says.
 */

/**
 * What an alarm tells of: an account left the organization (`departed`), an account joined it by an invitation
 * (`joined`), a billing transfer was accepted (`transferAccepted`), a handshake of the account itself was accepted
 * (`accepted`) or declined (`declined`).
 */
export type AlarmEvent = "departed" | "joined" | "transferAccepted" | "accepted" | "declined";

/** Every kind of event, in the order of the rules. */
export const alarmEvents: readonly AlarmEvent[] = ["departed", "joined", "transferAccepted", "accepted", "declined"];

/** A rule of EventBridge. */
export interface AlarmRule {
    /** What the rule is about, for its console. */
    description: string;
    /** The pattern that events have to match. */
    pattern: object;
    /** Where the text's variables are in the event. A variable that an event lacks is left out of the text. */
    paths: Readonly<Record<string, string>>;
    /** The text, with variables in angle brackets. */
    text: string;
}

/**
 * The events of one name. They are not told apart by `detail-type`, which AWS's pages give in several forms.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-organizations.html
 */
function patternOf(eventName: string, others: object = {}): object {
    return {
        source: ["aws.organizations"],
        detail: { eventSource: ["organizations.amazonaws.com"], eventName: [eventName], ...others },
    };
}

const placeAndTime = { account: "$.account", region: "$.region", time: "$.time", id: "$.detail.eventID" };

/** A service event: what happened, without a call in this account. */
const ofService = { ...placeAndTime, event: "$.detail.eventName" };

/** A call in this account. */
const ofCall = {
    ...placeAndTime,
    who: "$.detail.userIdentity.arn",
    handshake: "$.detail.requestParameters.handshakeId",
};

/** The variables of the texts, as EventBridge writes them. */
const [account, region, time, id] = ["<account>", "<region>", "<time>", "<id>"];
const [event, who, handshake] = ["<event>", "<who>", "<handshake>"];

/** How to see the whole event: which account it is about is not at a documented place. */
const LOOK_UP = `To see which account, run in account ${account}: aws cloudtrail lookup-events --region ${region} --lookup-attributes AttributeKey=EventId,AttributeValue=${id}`;

/** A failed call changed nothing. */
const succeeded = { errorCode: [{ exists: false }] };

/** Accounts that the organization itself created are no news. An event that does not say how is. */
const invited = {
    $or: [
        { serviceEventDetails: { joinedMethod: [{ "anything-but": ["Created", "CREATED"] }] } },
        { serviceEventDetails: { joinedMethod: [{ exists: false }] } },
    ],
};

/** The rules by their events. */
export const alarmRules: Readonly<Record<AlarmEvent, AlarmRule>> = {
    departed: {
        description: "An account left the organization.",
        pattern: patternOf("AccountDepartedOrganization"),
        paths: ofService,
        text: `An account left your organization at ${time} (${event}). If nobody planned it, contact AWS Support now. ${LOOK_UP}`,
    },
    joined: {
        description: "An account joined the organization by an invitation.",
        pattern: patternOf("AccountJoinedOrganization", invited),
        paths: ofService,
        text: `An account that your organization did not create joined it at ${time} (${event}). If nobody planned it, find out who invited it. ${LOOK_UP}`,
    },
    transferAccepted: {
        description: "A billing transfer was accepted.",
        pattern: patternOf("ResponsibilityTransferAccepted"),
        paths: ofService,
        text: `A billing transfer that concerns account ${account} was accepted at ${time} (${event}). If nobody planned it, end it now by TerminateResponsibilityTransfer. ${LOOK_UP}`,
    },
    accepted: {
        description: "A handshake was accepted in this account.",
        pattern: patternOf("AcceptHandshake", succeeded),
        paths: ofCall,
        text: `${who} accepted handshake ${handshake} in account ${account} at ${time}. If nobody planned it, contact AWS Support now: the account, or its bills, may have moved to another organization. CloudTrail event: ${id}, region ${region}.`,
    },
    declined: {
        description: "A handshake was declined in this account.",
        pattern: patternOf("DeclineHandshake", succeeded),
        paths: ofCall,
        text: `${who} declined handshake ${handshake} in account ${account} at ${time}. There is nothing to do if this was the guard. CloudTrail event: ${id}, region ${region}.`,
    },
};

/** The template of the text, in the form that EventBridge takes: a JSON string. */
export function inputTemplate({ text }: AlarmRule): string {
    return JSON.stringify(text);
}

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ALARM_EVENTS, ALARM_RULES, inputTemplate } from "../../src/components/alarmRules";
import { matches } from "./support/eventRuler";

const management = "111111111111";

/** An event and the alarms that it raises. */
interface Case {
    name: string;
    event: object;
    alarms: readonly string[];
}

/**
 * An event as EventBridge gets it from CloudTrail.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
function eventOf(eventName: string, detail: object, others: object = {}): object {
    return {
        version: "0",
        id: "7bf73129-1428-4cd3-a780-95db273d1602",
        "detail-type": "AWS API Call via CloudTrail",
        source: "aws.organizations",
        account: management,
        time: "2026-11-26T01:02:03Z",
        region: "us-east-1",
        resources: [],
        ...others,
        detail: {
            eventVersion: "1.09",
            eventTime: "2026-11-26T01:02:03Z",
            eventSource: "organizations.amazonaws.com",
            eventName,
            awsRegion: "us-east-1",
            eventID: "1b2c3d4e-5f60-4718-92a3-b4c5d6e7f809",
            readOnly: false,
            managementEvent: true,
            recipientAccountId: management,
            eventCategory: "Management",
            ...detail,
        },
    };
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html */
function serviceEvent(eventName: string, serviceEventDetails?: object, others?: object): object {
    const detail = {
        userIdentity: { accountId: management, invokedBy: "organizations.amazonaws.com" },
        sourceIPAddress: "organizations.amazonaws.com",
        userAgent: "organizations.amazonaws.com",
        requestParameters: null,
        responseElements: null,
        eventType: "AwsServiceEvent",
        ...(serviceEventDetails !== undefined && { serviceEventDetails }),
    };
    return eventOf(eventName, detail, others ?? { "detail-type": "AWS Service Event via CloudTrail" });
}

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html */
function call(eventName: string, detail: object = {}, others?: object): object {
    const userIdentity = {
        type: "AssumedRole",
        principalId: "AROAEXAMPLE:session",
        arn: `arn:aws:sts::${management}:assumed-role/administrator/session`,
        accountId: management,
    };
    return eventOf(
        eventName,
        {
            userIdentity,
            sourceIPAddress: "192.0.2.1",
            userAgent: "aws-cli/2",
            requestParameters: { handshakeId: "h-examplehandshakeid111" },
            responseElements: { handshake: { id: "h-examplehandshakeid111", state: "ACCEPTED" } },
            eventType: "AwsApiCall",
            ...detail,
        },
        others,
    );
}

const failed = { errorCode: "AccessDenied", errorMessage: "…", responseElements: null };
/** The detail type of events in China, from AWS's pages for China. */
const inChina = { "detail-type": "Amazon API Call via CloudTrail", region: "cn-northwest-1" };

const cases: Case[] = [
    ...["Left", "LEFT", "Removed", "Cleaned"].map((departureMethod) => ({
        name: `\`AccountDepartedOrganization\`, \`${departureMethod}\``,
        event: serviceEvent("AccountDepartedOrganization", { departureMethod }),
        alarms: ["departed"],
    })),
    {
        name: "`AccountDepartedOrganization` without details",
        event: serviceEvent("AccountDepartedOrganization"),
        alarms: ["departed"],
    },
    {
        name: "`AccountDepartedOrganization` with the type of an API call",
        event: serviceEvent("AccountDepartedOrganization", { departedMethod: "Left" }, {}),
        alarms: ["departed"],
    },
    ...["Invited", "INVITED"].map((joinedMethod) => ({
        name: `\`AccountJoinedOrganization\`, \`${joinedMethod}\``,
        event: serviceEvent("AccountJoinedOrganization", { joinedMethod }),
        alarms: ["joined"],
    })),
    {
        name: "`AccountJoinedOrganization` without details",
        event: serviceEvent("AccountJoinedOrganization"),
        alarms: ["joined"],
    },
    ...["Created", "CREATED"].map((joinedMethod) => ({
        name: `\`AccountJoinedOrganization\`, \`${joinedMethod}\``,
        event: serviceEvent("AccountJoinedOrganization", { joinedMethod }),
        alarms: [],
    })),
    {
        name: "`ResponsibilityTransferAccepted`",
        event: serviceEvent("ResponsibilityTransferAccepted", {}),
        alarms: ["transferAccepted"],
    },
    { name: "`AcceptHandshake`", event: call("AcceptHandshake"), alarms: ["accepted"] },
    {
        name: "`AcceptHandshake` in China",
        event: call("AcceptHandshake", { awsRegion: "cn-northwest-1" }, inChina),
        alarms: ["accepted"],
    },
    { name: "`AcceptHandshake` that was denied", event: call("AcceptHandshake", failed), alarms: [] },
    { name: "`DeclineHandshake`", event: call("DeclineHandshake"), alarms: ["declined"] },
    { name: "`DeclineHandshake` that was denied", event: call("DeclineHandshake", failed), alarms: [] },
    ...["DescribeHandshake", "CancelHandshake", "InviteAccountToOrganization", "CreateAccount"].map((name) => ({
        name: `\`${name}\``,
        event: call(name),
        alarms: [],
    })),
    {
        name: "an event of another service with the name `AcceptHandshake`",
        event: call("AcceptHandshake", { eventSource: "example.amazonaws.com" }, { source: "aws.example" }),
        alarms: [],
    },
];

/** The table of docs/protect-organization.md. */
function table(): string {
    const rows = cases.map(({ name, alarms }) => `| ${name} | ${alarms.map((one) => `\`${one}\``).join() || "none"} |`);
    return ["| Event | Alarm |", "| --- | --- |", ...rows].join("\n");
}

describe("alarmRules", function () {
    this.timeout(300_000);

    it("match these events and no others, by AWS's own matcher", async function () {
        const pairs = cases.flatMap(({ event }) =>
            ALARM_EVENTS.map((alarm) => ({ event, pattern: ALARM_RULES[alarm].pattern })),
        );
        const matched = await matches(pairs);
        if (matched === undefined) {
            this.skip();
        }
        assert.equal(matched.length, pairs.length);
        const found = cases.map(({ name }, index) => ({
            name,
            alarms: ALARM_EVENTS.filter((_, at) => matched[index * ALARM_EVENTS.length + at]),
        }));
        assert.deepEqual(
            found,
            cases.map(({ name, alarms }) => ({ name, alarms })),
        );
    });

    it("have their table in docs/protect-organization.md", () => {
        const page = readFileSync(join(__dirname, "../../docs/protect-organization.md"), "utf8");
        assert.ok(page.includes(table()), table());
    });

    for (const alarm of ALARM_EVENTS) {
        const { paths, message: text, pattern } = ALARM_RULES[alarm];

        it(`take each variable of the message of "${alarm}" from the event`, () => {
            const variables = [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name);
            assert.deepEqual([...new Set(variables)].sort(), Object.keys(paths).sort());
            const [example] = cases.filter(({ alarms }) => alarms.includes(alarm));
            for (const [name, path] of Object.entries(paths)) {
                const value = path
                    .split(".")
                    .slice(1)
                    .reduce<unknown>((part, member) => (part as Record<string, unknown>)[member], example?.event);
                assert.equal(typeof value, "string", `${name} at ${path}`);
            }
        });

        it(`have a message and a pattern for "${alarm}" within EventBridge's limits`, () => {
            const template = inputTemplate(ALARM_RULES[alarm]);
            assert.equal(JSON.parse(template), text);
            // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
            assert.ok(template.length <= 8192);
            assert.ok(JSON.stringify(pattern).length <= 4096);
            // A quote or a line break in the message would break the JSON string around it.
            assert.doesNotMatch(text, /["\\\n]/);
        });
    }
});

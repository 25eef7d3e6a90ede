import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { getReceivedHandshakesOutput, InvitationGuard } from "pulumi-aws-handshakes";

const config = new pulumi.Config();
const allowedOrganizations = config.requireObject<string[]>("allowedOrganizations");

const guard = new InvitationGuard("account", { allowedOrganizations });

const topic = new aws.sns.Topic("invitations");

new aws.sns.TopicSubscription("person", { topic: topic.arn, protocol: "email", endpoint: config.require("email") });

new aws.sns.TopicPolicy("rules-may-publish", {
    arn: topic.arn,
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "events.amazonaws.com" },
                Action: "sns:Publish",
                Resource: topic.arn,
            },
        ],
    }),
});

// Told at once: an invitation was declined, by the guard or by a person, or was accepted.
const answered = new aws.cloudwatch.EventRule("answered", {
    eventPattern: JSON.stringify({
        source: ["aws.organizations"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventName: ["DeclineHandshake", "AcceptHandshake"], errorCode: [{ exists: false }] },
    }),
});

new aws.cloudwatch.EventTarget("answered", {
    rule: answered.name,
    arn: topic.arn,
    inputTransformer: {
        inputPaths: {
            account: "$.account",
            call: "$.detail.eventName",
            handshake: "$.detail.requestParameters.handshakeId",
            who: "$.detail.userIdentity.arn",
        },
        inputTemplate: '"<call> of <handshake> in account <account> by <who>."',
    },
});

// Told once a day: an invitation that the guard leaves alone waits for a person's answer.
const handshakes =
    allowedOrganizations.length === 0
        ? pulumi.output([])
        : getReceivedHandshakesOutput({ states: ["OPEN"], organizations: allowedOrganizations }).handshakes;

// The look-up is secret, since it may hold e-mail addresses and notes; these members hold none.
export const waiting = pulumi.unsecret(
    handshakes.apply((found) =>
        found.map(({ handshakeId, organizationId, expirationTimestamp }) => ({
            handshakeId,
            organizationId,
            expirationTimestamp,
        })),
    ),
);

const daily = new aws.cloudwatch.EventRule("waiting", {
    scheduleExpression: "rate(1 day)",
    state: waiting.apply(({ length }) => (length > 0 ? "ENABLED" : "DISABLED")),
});

new aws.cloudwatch.EventTarget("waiting", {
    rule: daily.name,
    arn: topic.arn,
    input: pulumi.jsonStringify(pulumi.interpolate`Waiting for an answer: ${pulumi.jsonStringify(waiting)}`),
});

export const { declined } = guard;
export const topicArn = topic.arn;

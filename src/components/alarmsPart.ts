import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AlarmRegion, alarmRegion } from "./alarmRegion";
import { ALARM_EVENTS, ALARM_RULES, inputTemplate } from "./alarmRules";
import type { AlarmsArgs } from "./args";
import { type ComponentContext, callerAccountId } from "./componentContext";
import { isGiven, requireValue } from "./givenValue";

/** The description of the key in AWS's console. */
export const KEY_DESCRIPTION = "Encrypts the alarms of AWS Organizations.";

/**
 * Creates the rules, and a topic if the arguments name none.
 *
 * @returns the ARN of the topic.
 */
export function createAlarms(context: ComponentContext, args: AlarmsArgs): pulumi.Output<string> {
    const { name, parent, tags } = context;
    const regional = alarmRegion(context, args);
    const options = { parent, ...(regional.provider !== undefined && { provider: regional.provider }) };
    const topicArn = isGiven(args.topicArn)
        ? requireValue(`topicArn of OrganizationProtection "${name}"`, args.topicArn)
        : createTopic(context, args, regional);
    for (const [person, endpoint] of Object.entries(args.emails ?? {})) {
        new aws.sns.TopicSubscription(
            `${name}-${person}`,
            { topic: topicArn, protocol: "email", endpoint, ...regional.region },
            options,
        );
    }
    for (const event of ALARM_EVENTS.filter((known) => args.events?.includes(known) ?? true)) {
        const { description, pattern, paths } = ALARM_RULES[event];
        const rule = new aws.cloudwatch.EventRule(
            `${name}-${event}`,
            { description, eventPattern: JSON.stringify(pattern), tags, ...regional.region },
            options,
        );
        const inputTransformer = { inputPaths: { ...paths }, inputTemplate: inputTemplate(ALARM_RULES[event]) };
        new aws.cloudwatch.EventTarget(
            `${name}-${event}`,
            { rule: rule.name, arn: topicArn, inputTransformer, ...regional.region },
            options,
        );
    }
    return topicArn;
}

/** Creates an encrypted topic, with a policy that lets EventBridge publish. */
function createTopic(
    context: ComponentContext,
    { kmsKeyId }: AlarmsArgs,
    regional: AlarmRegion,
): pulumi.Output<string> {
    const { name, parent, tags } = context;
    const options = { parent, ...(regional.provider !== undefined && { provider: regional.provider }) };
    // Without a key, the topic would not be encrypted.
    const key = isGiven(kmsKeyId)
        ? requireValue(`kmsKeyId of OrganizationProtection "${name}"`, kmsKeyId)
        : createKey(context, regional);
    const topic = new aws.sns.Topic(`${name}-alarms`, { kmsMasterKeyId: key, tags, ...regional.region }, options);
    new aws.sns.TopicPolicy(
        `${name}-alarms`,
        { arn: topic.arn, policy: topic.arn.apply(topicPolicy), ...regional.region },
        options,
    );
    return topic.arn;
}

/** Creates the topic's key. EventBridge can't use the key that AWS manages for SNS. */
function createKey({ name, parent, partition, tags }: ComponentContext, regional: AlarmRegion): pulumi.Output<string> {
    const options = { parent, ...(regional.provider !== undefined && { provider: regional.provider }) };
    const account = callerAccountId(parent, regional.provider);
    const key = new aws.kms.Key(
        `${name}-alarms`,
        {
            description: KEY_DESCRIPTION,
            enableKeyRotation: true,
            policy: pulumi.all([partition, account]).apply(([known, id]) => keyPolicy(known, id)),
            tags,
            ...regional.region,
        },
        options,
    );
    return key.keyId;
}

/**
 * Returns the policy of the topic. It lets EventBridge publish.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function topicPolicy(topicArn: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "PublishAlarms",
                Effect: "Allow",
                Principal: { Service: "events.amazonaws.com" },
                Action: "sns:Publish",
                Resource: topicArn,
            },
        ],
    });
}

/**
 * Returns the policy of the topic's key. The account's administrators manage the key, and EventBridge encrypts with it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function keyPolicy(partition: string, accountId: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "Administer",
                Effect: "Allow",
                Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
                Action: "kms:*",
                Resource: "*",
            },
            {
                Sid: "EncryptAlarms",
                Effect: "Allow",
                Principal: { Service: "events.amazonaws.com" },
                Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                Resource: "*",
            },
        ],
    });
}

import {
    CANCELED_BEFORE,
    describeCaller,
    failedMessage,
    noCredentialsMessage,
    notCalledMessage,
    stoppedMessage,
    waitingMessage,
} from "../../../src/aws/calls/messages";
import { configFilesMessage, configurationMessage, sharedSettingMessage } from "../../../src/aws/config/messages";
import { adviceFor } from "../../../src/aws/errors/advice";
import { classifyError, formatServiceError } from "../../../src/aws/errors/classifyError";
import {
    incompleteEnvironmentMessage,
    roleMessage,
    unknownAccountMessage,
    webIdentityTokenMessage,
} from "../../../src/aws/identity/messages";
import { proxyMessage } from "../../../src/aws/network/messages";
import { type Operation, QUOTAS } from "../../../src/aws/quotas";
import { repeatedPageMessage, tooManyPagesMessage } from "../../../src/aws/responses/messages";
import { CallError } from "../../../src/resources/callError";
import {
    RUN_UP_AGAIN,
    unwantedAcceptedMessage,
    unwantedMessage,
    willDeclineMessage,
} from "../../../src/resources/invitationGuard/messages";
import * as organization from "../../../src/resources/organizationGuard/messages";
import * as transfers from "../../../src/resources/organizationGuard/transferMessages";
import {
    acceptedMessage,
    closedMessage,
    invalidIdMessage,
    notFoundMessage,
    pendingMessage,
    previewUnavailableMessage,
    removedFromStateMessage,
    stillPendingMessage,
    unknownStateMessage,
    unreachableMessage,
} from "../../../src/resources/receivedHandshake/messages";
import { unknown, unknownReason } from "../../../src/resources/unknown";
import { derivedMessages } from "./derivedMessages";
import { advice, callerDescription, decline, id, serviceError, some } from "./placeholders";

const made: string[] = [];
const functions = new Set<unknown>();

/**
 * Makes a message with each list of arguments. Use it for functions whose message depends on the values of their
 * arguments.
 */
function variants<Arguments extends unknown[]>(message: (...args: Arguments) => string, ...calls: Arguments[]): void {
    functions.add(message);
    made.push(...calls.map((args) => message(...args)));
}

/** Returns the messages of all files of messages: those with variants, and all others. */
export function functionMessages(): string[] {
    return [...made, ...derivedMessages(functions)].map((message) => message.replaceAll("NaN", some));
}

const sender = { organizationId: "o-…", senderAccountId: some, expirationTimestamp: some };
const guarded = { handshakeId: id, action: some, ...sender };
const accepted = {
    id,
    action: some,
    state: "ACCEPTED",
    requestedTimestamp: some,
    resources: [
        { type: "ORGANIZATION", value: "o-…" },
        { type: "MANAGEMENT_ACCOUNT", value: some },
    ],
};
const seen = { ...sender, action: "INVITE", state: "OPEN" };
const callError = new CallError(some, { operation: some, code: some, serviceError, callerDescription });
const list = "ListHandshakesForAccount of the account";

variants(
    acceptedMessage,
    [id, seen],
    [id, { ...seen, action: some }],
    [id, seen, { accountId: some, remedy: RUN_UP_AGAIN }],
);
variants(
    closedMessage,
    [id, { ...seen, state: "EXPIRED" }],
    [id, { ...seen, state: "CANCELED" }],
    [id, { ...seen, state: "EXPIRED" }, some],
    [id, { ...seen, state: "CANCELED" }, some],
);
variants(invalidIdMessage, [some]);
variants(notFoundMessage, [id, callError], [id, callError, RUN_UP_AGAIN]);
variants(
    stillPendingMessage,
    [id, { state: some }],
    [id, { state: some }, { refusal: callError }],
    [id, { state: some }, { accountId: some, refusal: callError }],
);
variants(invalidIdMessage, [some]);
variants(pendingMessage, [id, { ...seen, action: some }]);
variants(
    previewUnavailableMessage,
    [id, some],
    [unknown, some],
    [unknown, unknownReason({ [some]: unknown })],
    [unknown, unknownReason({ handshakeId: unknown, connection: unknown })],
);
variants(unknownStateMessage, [id, {}], [id, { state: some }]);
variants(unreachableMessage, [id, { state: "DECLINED" }, some], [id, {}, some]);
variants(
    removedFromStateMessage,
    [id, { state: "DECLINED" }],
    [id, { state: "ACCEPTED" }],
    [id, { state: some, expirationTimestamp: some }],
);

variants(unwantedMessage, [guarded, some, "DECLINED"], [guarded, some, "DECLINED", some]);
variants(willDeclineMessage, [some, [guarded]], [some, [{ ...guarded, doubt: some }]]);
variants(
    unwantedAcceptedMessage,
    [accepted, some],
    [accepted, some, some],
    [{ ...accepted, action: "TRANSFER_RESPONSIBILITY" }, some],
    [{ id, action: some, state: "ACCEPTED" }, some],
);

const member = { accountId: some, handshake: { ...accepted, action: some } };
const settled = (state: string) => ({ ...member, handshake: { ...member.handshake, state } });

const transfer = { transferId: "rt-…", targetAccountId: some, startTimestamp: some, endTimestamp: some };
const billed = { organizationId: "o-…", managementAccountId: some };

variants(
    organization.declinedMessage,
    ["o-…", [settled("DECLINED")]],
    ["o-…", [settled("EXPIRED")]],
    ["o-…", [{ ...settled("DECLINED"), doubt: some }]],
);
variants(organization.willDeclineMessage, ["o-…", [member]], ["o-…", [{ ...member, doubt: some }]]);
variants(organization.otherOrganizationMessage, ["o-…", "o-…"]);
variants(
    transfers.unwantedTransferMessage,
    [{ ...transfer, status: "ACCEPTED" }, billed],
    [{ ...transfer, status: "WITHDRAWN" }, billed],
    [{ ...transfer, status: some }, billed],
    [{ transferId: "rt-…", status: "ACCEPTED" }, billed],
);
variants(transfers.transfersUnavailableMessage, [billed, some]);
variants(transfers.transfersNotShownMessage, [billed]);
variants(repeatedPageMessage, ["ListAccounts"]);
variants(tooManyPagesMessage, [1_000]);

variants(configurationMessage, ["aws", { property: some, reason: some }]);
variants(configFilesMessage, ["sharedConfigFiles", 2]);
variants(
    sharedSettingMessage,
    [some, "true or false"],
    [some, "a whole number above zero"],
    [some, "the ARN of a role"],
);
variants(
    incompleteEnvironmentMessage,
    ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
    ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"],
);
variants(proxyMessage, ["aws:httpsProxy", "HTTPS_PROXY"]);
variants(
    webIdentityTokenMessage,
    [some, some, "webIdentityTokenFile"],
    [some, some, "the environment variable AWS_WEB_IDENTITY_TOKEN_FILE"],
);
variants(
    roleMessage,
    [some, serviceError, advice],
    [some, serviceError, advice, { tried: some }],
    [some, serviceError, advice, { origin: some }],
);
variants(unknownAccountMessage, [[some], serviceError, advice]);
variants(
    failedMessage,
    [decline, callerDescription, serviceError, advice],
    [`DescribeHandshake of handshake ${id}`, callerDescription, serviceError, advice],
    [list, callerDescription, serviceError, advice],
    ["GetCallerIdentity of the credentials", describeCaller(undefined, some, undefined), serviceError, advice],
    [decline, callerDescription, serviceError, advice, some],
    [
        decline,
        callerDescription,
        ...failure(Object.assign(new Error(some), { code: "ECONNREFUSED", address: "127.0.0.1" })),
    ],
    [
        decline,
        callerDescription,
        ...failure(Object.assign(new Error("<html>"), { $metadata: { httpStatusCode: 502 } })),
    ],
);
variants(noCredentialsMessage, [decline, some, serviceError, advice, some]);
variants(notCalledMessage, [decline, some], [decline, CANCELED_BEFORE]);
variants(stoppedMessage, [list]);
variants(
    waitingMessage,
    ...(Object.keys(QUOTAS) as Operation[]).flatMap((operation) =>
        (["account", "organization"] as const).map((limit): Parameters<typeof waitingMessage> => {
            const perSecond = limit === "account" ? QUOTAS[operation].account.perSecond : Number.NaN;
            return [{ operation, calls: Number.NaN, seconds: Number.NaN, limit, perSecond }];
        }),
    ),
    [
        {
            operation: "DeclineHandshake",
            calls: Number.NaN,
            seconds: Number.NaN,
            limit: "account",
            perSecond: Number.NaN,
            throttledSeconds: Number.NaN,
        },
    ],
);

/** The service error and the advice for an error that the SDK throws. */
function failure(error: Error): [serviceError: string, advice: string] {
    const fault = classifyError(error);
    return [formatServiceError(fault, some), adviceFor("DeclineHandshake", fault, "aws")];
}

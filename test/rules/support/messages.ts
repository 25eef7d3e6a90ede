import {
    CANCELED_BEFORE,
    failedMessage,
    givenUpMessage,
    noCredentialsMessage,
    notCalledMessage,
    uncertainMessage,
    waitingMessage,
    whereText,
} from "../../../src/aws/calls/messages";
import {
    configFileMessage,
    configFilesMessage,
    configurationMessage,
    DURATION_MESSAGE,
    EMPTY_ALLOWED_MESSAGE,
    endpointMessage,
    profileTokenMessage,
    regionMessage,
    servicesSectionMessage,
    sharedSettingMessage,
    ssoSessionMessage,
} from "../../../src/aws/config/messages";
import { checkSettings } from "../../../src/aws/config/settings";
import { adviceFor } from "../../../src/aws/errors/advice";
import { classifyError, formatServiceError } from "../../../src/aws/errors/classifyError";
import {
    emptyRoleMessage,
    forbiddenMessage,
    halfKeyMessage,
    incompleteEnvironmentMessage,
    LOOK_ONLY_ROLE_MESSAGE,
    lookOnlyMessage,
    notAllowedMessage,
    roleMessage,
    roleWithoutSourceMessage,
    ssoFileMessage,
    unknownAccountMessage,
    webIdentityTokenMessage,
} from "../../../src/aws/identity/messages";
import { certificatesMessage, proxyMessage } from "../../../src/aws/network/messages";
import { type Operation, QUOTAS } from "../../../src/aws/quotas";
import { ENDLESS_LIST_MESSAGE, endlessAccountsMessage, tooManyPagesMessage } from "../../../src/aws/responses/messages";
import { withPluginErrors } from "../../../src/dynamic/pluginError";
import { providerText } from "../../../src/dynamic/providerText";
import { checkConfiguration } from "../../../src/native/plugin/configuration";
import { cannotListenMessage, notShownMessage } from "../../../src/native/plugin/messages";
import { requireSupported, resourceProviderFor } from "../../../src/native/plugin/resourceProviders";
import {
    bundledMessage,
    defaultProviderMessage,
    otherPackageMessage,
    packageNotFoundMessage,
    unusableProviderMessage,
} from "../../../src/pulumi/messages";
import type { CheckFailure } from "../../../src/resources/checkFailure";
import { checkConnection } from "../../../src/resources/connection/check";
import { messageOf } from "../../../src/resources/handshakeError";
import { checkInvitationGuard } from "../../../src/resources/invitationGuard/check";
import {
    guardPreviewUnavailableMessage,
    listAnew,
    missingIdMessage,
    otherAccountMessage,
    takenOverMessage,
    unclearMessage,
    unguardedMessage,
    unreachableMessage as unreachableAccountMessage,
    unwantedMessage,
    willDeclineMessage,
    withAccount,
} from "../../../src/resources/invitationGuard/messages";
import { requireKnownArguments } from "../../../src/resources/lookUps/check";
import { lookUpHandshake } from "../../../src/resources/lookUps/lookUpHandshake";
import { lookUpHandshakes } from "../../../src/resources/lookUps/lookUpHandshakes";
import { checkOrganizationGuard } from "../../../src/resources/organizationGuard/check";
import * as organization from "../../../src/resources/organizationGuard/messages";
import { CallError } from "../../../src/resources/organizations";
import { tooManySendersMessage } from "../../../src/resources/protectionPolicy/messages";
import { buildProtectionPolicy } from "../../../src/resources/protectionPolicy/protectionPolicy";
import { checkReceivedHandshake } from "../../../src/resources/receivedHandshake/check";
import {
    acceptedMessage,
    closedMessage,
    deletedMessage,
    invalidIdMessage,
    missingStateMessage,
    notFoundMessage,
    pendingMessage,
    previewUnavailableMessage,
    removedFromStateMessage,
    stillPendingMessage,
    unknownStateMessage,
    unreachableMessage,
} from "../../../src/resources/receivedHandshake/messages";
import { unknown, unknownText } from "../../../src/resources/unknown";
import { FakeAccount } from "./fakeAccount";
import { FakeOrganizations, refusal } from "./fakeOrganizations";

/*
 * Every message of the package, made by the code that makes it for users, with "…" for what differs each time.
 */

const some = "…";
const id = "h-…";
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
const where = whereText(some, some, some);
const answer = formatServiceError({
    kind: "refused",
    code: "ERROR",
    message: some,
    requestId: some,
    isLocalConnectionRefused: false,
});
const advice = "ADVICE";
const callError = new CallError(some, { operation: some, code: some, answer, where });
const decline = `DeclineHandshake of handshake ${id}`;
const list = "ListHandshakesForAccount of the account";
const seen = { ...sender, action: "INVITE", state: "OPEN" };

/** The messages in the form in which users see them, but for the engine's "error: " and "warning: ". */
export async function messages(): Promise<string[]> {
    return [
        ...inputs.map(asShown),
        ...(await lookUpMessages()),
        ...lifecycleMessages,
        ...guardMessages,
        ...organizationMessages,
        ...awsMessages,
        ...(await hostMessages()),
    ];
}

/** How the engine shows what is wrong with a property. */
function asShown({ property, reason }: CheckFailure): string {
    return `property ${property} value {…} has a problem: ${reason}`;
}

const inputs: CheckFailure[] = [
    ...checkReceivedHandshake({}, { handshakeId: some, desiredState: some, connection: some, [some]: some }),
    ...checkReceivedHandshake({}, {}),
    ...checkConnection({
        [some]: some,
        secretKey: some,
        region: [some],
        customCaBundle: [some],
        useFipsEndpoint: some,
        maxRetries: some,
        sharedConfigFiles: some,
        allowedAccountIds: some,
        endpoints: some,
        assumeRoles: [some, { roleArn: some, tags: some }, {}],
    }),
    ...checkConnection({
        stsRegion: some,
        sharedCredentialsFiles: [null],
        allowedAccountIds: [null],
        forbiddenAccountIds: [222222222222],
        assumeRoles: [null],
    }),
    ...checkInvitationGuard(
        {},
        {
            allowedOrganizations: [some],
            allowedAccounts: [some],
            actions: [some, "ENABLE_ALL_FEATURES"],
            [some]: some,
        },
    ),
    ...checkInvitationGuard({}, { allowedOrganizations: some, actions: [], allowedAccounts: null }),
    ...checkInvitationGuard(
        {},
        { allowedOrganizations: ["111111111111"], allowedAccounts: [111111111111], unwanted: [] },
    ),
    ...checkOrganizationGuard(
        {},
        {
            roleName: "arn:…",
            externalId: 5,
            organizationalUnits: [some],
            excludedAccounts: [some, 111111111111],
            [some]: some,
        },
    ),
    ...checkOrganizationGuard({}, { roleName: "guard", organizationalUnits: [] }),
    ...checkOrganizationGuard({}, {}),
    ...checkConfiguration({ [some]: some }),
];

async function lookUpMessages(): Promise<string[]> {
    const nothing = new FakeOrganizations({ describe: refusal("HandshakeNotFoundException") });
    const account = new FakeAccount("222222222222", []);
    const wrong = (wanted: object) => thrownBy(() => lookUpHandshakes(account, wanted));
    return [
        await thrownBy(() => requireKnownArguments("getReceivedHandshake", { [some]: some })),
        await thrownBy(() => requireKnownArguments("getReceivedHandshakes", { [some]: some })),
        await thrownBy(() => lookUpHandshake(nothing, some)),
        // The id and what AWS answered are those of the fakes.
        (await thrownBy(() => lookUpHandshake(nothing, "h-examplehandshakeid111")))
            .replace("h-examplehandshakeid111", id)
            .replace("account 222222222222 (region us-east-1)", where)
            .replace("DeclineHandshake with HandshakeNotFoundException: AWS's words", `${some} with ${answer}`),
        await wrong({ states: some }),
        await wrong({ states: [] }),
        await wrong({ states: [some] }),
        await wrong({ actions: [some] }),
        await wrong({ organizations: [some] }),
        await thrownBy(() => buildProtectionPolicy({ [some]: some })),
        await thrownBy(() => buildProtectionPolicy({})),
        await thrownBy(() => buildProtectionPolicy({ allowedOrganizations: [], allowLeaving: some })),
        await thrownBy(() => buildProtectionPolicy({ allowedOrganizations: [], partition: some })),
        tooManySendersMessage(Number.NaN, Number.NaN).replaceAll("NaN", some),
    ];
}

const lifecycleMessages = [
    acceptedMessage(id, seen),
    acceptedMessage(id, { ...seen, action: some }),
    acceptedMessage(id, seen, { accountId: some, next: listAnew }),
    closedMessage(id, { ...seen, state: "EXPIRED" }),
    closedMessage(id, { ...seen, state: "CANCELED" }),
    closedMessage(id, { ...seen, state: "EXPIRED" }, some),
    closedMessage(id, { ...seen, state: "CANCELED" }, some),
    notFoundMessage(id, callError),
    notFoundMessage(id, callError, listAnew),
    stillPendingMessage(id, { state: some }),
    stillPendingMessage(id, { state: some }, { refusal: callError }),
    stillPendingMessage(id, { state: some }, { accountId: some, refusal: callError }),
    pendingMessage(id, { ...seen, action: some }),
    previewUnavailableMessage(id, some),
    previewUnavailableMessage(unknown, some),
    unknownStateMessage(id, {}),
    unknownStateMessage(id, { state: some }),
    previewUnavailableMessage(unknown, unknownText({ [some]: unknown })),
    previewUnavailableMessage(unknown, unknownText({ handshakeId: unknown, connection: unknown })),
    invalidIdMessage(some),
    missingStateMessage(id),
    unreachableMessage(id, { state: "DECLINED" }, some),
    unreachableMessage(id, {}, some),
    deletedMessage(id),
    removedFromStateMessage(id, { state: "DECLINED" }),
    removedFromStateMessage(id, { state: "ACCEPTED" }),
    removedFromStateMessage(id, { state: some, expirationTimestamp: some }),
    messageOf(some),
];

const guardMessages = [
    unwantedMessage(guarded, some, "DECLINED"),
    unwantedMessage(guarded, some, "DECLINED", some),
    willDeclineMessage(some, [guarded]),
    willDeclineMessage(some, [{ ...guarded, doubt: some }]),
    guardPreviewUnavailableMessage(some),
    unclearMessage(guarded, some, some),
    missingIdMessage(guarded, some),
    takenOverMessage(accepted, some),
    takenOverMessage(accepted, some, some),
    takenOverMessage({ ...accepted, action: "TRANSFER_RESPONSIBILITY" }, some),
    takenOverMessage({ id, action: some, state: "ACCEPTED" }, some),
    withAccount("ERROR", some),
    unreachableAccountMessage(some, some),
    otherAccountMessage(some, some),
    unguardedMessage(some),
];

const member = { accountId: some, handshake: { ...accepted, action: some } };
const settled = (state: string) => ({ ...member, handshake: { ...member.handshake, state } });
const unreachable = (count: number) =>
    Array<{ accountId: string; reason: string }>(count).fill({ accountId: some, reason: some });

const organizationMessages = [
    organization.declinedMessage("o-…", [settled("DECLINED")]),
    organization.declinedMessage("o-…", [settled("EXPIRED")]),
    organization.declinedMessage("o-…", [{ ...settled("DECLINED"), doubt: some }]),
    organization.willDeclineMessage("o-…", [member]),
    organization.willDeclineMessage("o-…", [{ ...member, doubt: some }]),
    organization.unreachableMessage("o-…", unreachable(1)),
    organization.unreachableReasons(unreachable(11)).at(-1) ?? "",
    organization.notListedMessage("o-…", some),
    organization.previewUnavailableMessage(some),
    organization.mayNotListMessage(some),
    organization.noAccountsMessage(0),
    organization.noAccountsMessage(1),
    organization.otherOrganizationMessage("o-…", "o-…"),
    organization.notAnOrganizationMessage(some),
    organization.unguardedMessage("o-…"),
    organization.progressMessage(Number.NaN, Number.NaN, Number.NaN).replaceAll("NaN", some),
    endlessAccountsMessage("ListAccounts"),
];

const awsMessages = [
    configurationMessage("aws", { property: some, reason: some }),
    ...checkSettings((name) =>
        name === "assumeRoleWithWebIdentity"
            ? `{"roleArn":"arn:aws:iam::222222222222:role/x","webIdentityToken":5}`
            : "",
    ).map((failure) => configurationMessage("aws", failure)),
    ...checkSettings((name) => ({ allowedAccountIds: "[]", assumeRoles: "null" })[name]).map((failure) =>
        configurationMessage("aws", failure),
    ),
    halfKeyMessage("aws"),
    configFilesMessage("sharedConfigFiles", 2),
    configFileMessage(some, some),
    ssoSessionMessage(some, some),
    profileTokenMessage(some, some),
    regionMessage(some),
    EMPTY_ALLOWED_MESSAGE,
    endpointMessage(some, some),
    servicesSectionMessage(some, some),
    sharedSettingMessage(some, "true or false"),
    sharedSettingMessage(some, "a whole number above zero"),
    sharedSettingMessage(some, "the ARN of a role"),
    incompleteEnvironmentMessage("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
    incompleteEnvironmentMessage("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"),
    roleWithoutSourceMessage(some),
    proxyMessage("aws:httpsProxy", "HTTPS_PROXY"),
    ssoFileMessage(some, some),
    certificatesMessage("aws", some),
    DURATION_MESSAGE,
    webIdentityTokenMessage(some, some, "webIdentityTokenFile"),
    webIdentityTokenMessage(some, some, "the environment variable AWS_WEB_IDENTITY_TOKEN_FILE"),
    roleMessage(some, answer, advice),
    roleMessage(some, answer, advice, { tried: some }),
    roleMessage(some, answer, advice, { origin: some }),
    emptyRoleMessage(some),
    unknownAccountMessage([some], answer, advice),
    notAllowedMessage(some, some, [some], some),
    forbiddenMessage(some, some, [some], some),
    ...[decline, `DescribeHandshake of handshake ${id}`, list].map((call) =>
        failedMessage(call, where, answer, advice),
    ),
    failedMessage("GetCallerIdentity of the credentials", whereText(undefined, some, undefined), answer, advice),
    failedMessage(decline, where, answer, advice, some),
    failedMessage(decline, where, ...isLocalConnectionRefused()),
    failedMessage(decline, where, ...garbled()),
    noCredentialsMessage(decline, some, answer, advice, some),
    notCalledMessage(decline, some),
    notCalledMessage(decline, CANCELED_BEFORE),
    givenUpMessage(list),
    uncertainMessage(decline),
    lookOnlyMessage(id),
    LOOK_ONLY_ROLE_MESSAGE,
    ENDLESS_LIST_MESSAGE,
    tooManyPagesMessage(1_000),
    ...(Object.keys(QUOTAS) as Operation[])
        .flatMap((operation) =>
            (["account", "organization"] as const).map((limit) => {
                const perSecond = limit === "account" ? QUOTAS[operation].account.perSecond : Number.NaN;
                return waitingMessage({ operation, calls: Number.NaN, seconds: Number.NaN, limit, perSecond });
            }),
        )
        .map((message) => message.replaceAll("NaN", some)),
];

/** The answer and the advice where this machine refuses a connection. */
function isLocalConnectionRefused(): [string, string] {
    const fault = classifyError(Object.assign(new Error(some), { code: "ECONNREFUSED", address: "127.0.0.1" }));
    return [formatServiceError(fault, some), adviceFor("DeclineHandshake", fault, "aws")];
}

/** The same where something else than AWS answers. */
function garbled(): [string, string] {
    const fault = classifyError(Object.assign(new Error("<html>"), { $metadata: { httpStatusCode: 502 } }));
    return [formatServiceError(fault, some), adviceFor("DeclineHandshake", fault, "aws")];
}

async function hostMessages(): Promise<string[]> {
    const early = providerText<object, object>(() => {
        throw new Error("The provider's text requires nothing before it is configured.");
    });
    return [
        await thrownBy(() => early.diff?.(id, {}, {})),
        await withPluginErrors(() => Promise.reject(some)).catch((error: Error) => `${error}: ${error.stack}`),
        await thrownBy(() => resourceProviderFor(`urn:pulumi:stack::project::${some}::name`)),
        await thrownBy(() => requireSupported(undefined, some)),
        cannotListenMessage(some),
        notShownMessage(some),
        bundledMessage,
        packageNotFoundMessage,
        unusableProviderMessage(some, some, some),
        otherPackageMessage(some, some),
        defaultProviderMessage(some, some),
    ];
}

async function thrownBy(step: () => unknown): Promise<string> {
    try {
        await step();
    } catch (error) {
        return (error as Error).message;
    }
    throw new Error("It should have failed.");
}

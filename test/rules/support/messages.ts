import { configurationMessage } from "../../../src/aws/config/messages";
import { checkSettings } from "../../../src/aws/config/settings";
import { ALARM_EVENTS, ALARM_RULES } from "../../../src/components/alarmRules";
import { withPluginErrors } from "../../../src/dynamic/pluginError";
import { checkConfiguration } from "../../../src/native/plugin/configuration";
import { requireSupported, resourceProviderFor } from "../../../src/native/plugin/resourceProviders";
import type { CheckFailure } from "../../../src/resources/checkFailure";
import { checkConnection } from "../../../src/resources/connection/check";
import { messageOf } from "../../../src/resources/handshakeError";
import { checkInvitationGuard } from "../../../src/resources/invitationGuard/check";
import { withAccount } from "../../../src/resources/invitationGuard/messages";
import { requireKnownArguments } from "../../../src/resources/lookUps/check";
import { lookUpHandshake } from "../../../src/resources/lookUps/lookUpHandshake";
import { lookUpHandshakes } from "../../../src/resources/lookUps/lookUpHandshakes";
import { lookUpTransfers } from "../../../src/resources/lookUps/lookUpTransfers";
import { departedReasons, unreachableReasons } from "../../../src/resources/organizationGuard/accountMessages";
import { checkOrganizationGuard } from "../../../src/resources/organizationGuard/check";
import { buildProtectionPolicy } from "../../../src/resources/protectionPolicy/protectionPolicy";
import { checkReceivedHandshake } from "../../../src/resources/receivedHandshake/check";
import { FakeAccount } from "./fakeAccount";
import { FakeHandshakeClient, refusal } from "./fakeHandshakeClient";
import { FakeTransferClient } from "./fakeTransferClient";
import { functionMessages } from "./messageVariants";
import { callerDescription, id, serviceError, some } from "./placeholders";

/*
 * Every message of the package, made by the source itself, with "…" for values that differ each time. A new message of
 * a file of messages needs no entry here: derivedMessages.ts finds it.
 */

/** Returns the messages as users see them, without the engine's "error: " and "warning: ". */
export async function messages(): Promise<string[]> {
    return [
        ...inputs.map(asShown),
        ...(await lookUpMessages()),
        ...settingsMessages,
        ...partMessages,
        ...functionMessages(),
        ...(await pluginMessages()),
        ...ALARM_EVENTS.map((event) => ALARM_RULES[event].message.replaceAll(/<\w+>/g, some)),
    ];
}

/** Returns the failure of a property as the engine shows it. */
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
    const nothing = new FakeHandshakeClient({ describe: refusal("HandshakeNotFoundException") });
    const account = new FakeAccount("222222222222", []);
    const wrong = (wanted: object) => thrownBy(() => lookUpHandshakes(account, wanted));
    const management = new FakeTransferClient(some, { organizationId: some, managementAccountId: some });
    const wrongTransfers = (wanted: object) => thrownBy(() => lookUpTransfers(management, wanted));
    return [
        await thrownBy(() => requireKnownArguments("getReceivedHandshake", { [some]: some })),
        await thrownBy(() => requireKnownArguments("getReceivedHandshakes", { [some]: some })),
        await thrownBy(() => lookUpHandshake(nothing, some)),
        // The id and the error of AWS are those of the fakes.
        (await thrownBy(() => lookUpHandshake(nothing, "h-examplehandshakeid111")))
            .replace("h-examplehandshakeid111", id)
            .replace("account 222222222222 (region us-east-1)", callerDescription)
            .replace("DeclineHandshake with HandshakeNotFoundException: AWS's words", `${some} with ${serviceError}`),
        await wrong({ states: some }),
        await wrong({ states: [] }),
        await wrong({ states: [some] }),
        await wrong({ actions: [some] }),
        await wrong({ organizations: [some] }),
        await thrownBy(() => requireKnownArguments("getResponsibilityTransfers", { [some]: some })),
        await wrongTransfers({ statuses: [] }),
        await wrongTransfers({ directions: [some] }),
        await wrongTransfers({ statuses: [some] }),
        await wrongTransfers({ accounts: [some] }),
        await thrownBy(() => buildProtectionPolicy({ [some]: some })),
        await thrownBy(() => buildProtectionPolicy({})),
        await thrownBy(() => buildProtectionPolicy({ allowedOrganizations: [], allowLeaving: some })),
        await thrownBy(() => buildProtectionPolicy({ allowedOrganizations: [], partition: some })),
    ];
}

/** The failures of the stack's configuration. */
const settingsMessages = [
    ...checkSettings((name) =>
        name === "assumeRoleWithWebIdentity"
            ? `{"roleArn":"arn:aws:iam::222222222222:role/x","webIdentityToken":5}`
            : "",
    ),
    ...checkSettings((name) => ({ allowedAccountIds: "[]", assumeRoles: "null" })[name]),
].map((failure) => configurationMessage("aws", failure));

/** Strings that are parts of other messages. */
const partMessages = [
    messageOf(some),
    withAccount("ERROR", some),
    departedReasons(Array(11).fill({ accountId: some, reason: some })).at(-1) ?? "",
    unreachableReasons(Array(11).fill({ accountId: some, reason: some })).at(-1) ?? "",
];

async function pluginMessages(): Promise<string[]> {
    return [
        await withPluginErrors(() => Promise.reject(some)).catch((error: Error) => `${error}: ${error.stack}`),
        await thrownBy(() => resourceProviderFor(`urn:pulumi:stack::project::${some}::name`)),
        await thrownBy(() => requireSupported(undefined, some)),
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

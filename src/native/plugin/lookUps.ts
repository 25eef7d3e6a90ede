import type { Connection } from "../../resources/connection/properties";
import { requireConnection, requireKnownArguments } from "../../resources/lookUps/check";
import { lookUpHandshake } from "../../resources/lookUps/lookUpHandshake";
import { lookUpHandshakes } from "../../resources/lookUps/lookUpHandshakes";
import { lookUpTransfers } from "../../resources/lookUps/lookUpTransfers";
import { type FoundHandshake, SECRET_TRANSFER_OUTPUTS } from "../../resources/lookUps/properties";
import { buildProtectionPolicy } from "../../resources/protectionPolicy/protectionPolicy";
import { SECRET_OUTPUTS } from "../../resources/receivedHandshake/properties";
import { functionTokens, resourceTypes } from "../tokens";
import type { Properties, Session } from "./resourceProvider";
import { withSecrets } from "./struct";

type LookUp = (session: Session, args: Properties) => Promise<object>;

/**
 * The functions that programs may call, by their tokens. Nothing is changed.
 *
 * @throws HandshakeError if a call to AWS fails, or if AWS does not know the handshake.
 */
export const lookUps: ReadonlyMap<string, LookUp> = new Map<string, LookUp>([
    [
        functionTokens.getReceivedHandshake,
        async (session, args) => {
            requireKnownArguments("getReceivedHandshake", args);
            return withSecretOutputs(await lookUpHandshake(clientFor(session, args), args.handshakeId));
        },
    ],
    [
        functionTokens.getReceivedHandshakes,
        async (session, args) => {
            requireKnownArguments("getReceivedHandshakes", args);
            const handshakes = await lookUpHandshakes(clientFor(session, args), args);
            return { handshakes: handshakes.map(withSecretOutputs) };
        },
    ],
    [
        functionTokens.getResponsibilityTransfers,
        async (session, args) => {
            requireKnownArguments("getResponsibilityTransfers", args);
            requireConnection(args.connection);
            const client = await session.connectTransferClient(args.connection as Connection | undefined);
            const transfers = await lookUpTransfers(client, args);
            return { transfers: transfers.map((found) => withSecrets(found, SECRET_TRANSFER_OUTPUTS)) };
        },
    ],
    [functionTokens.getProtectionPolicy, async (_, args) => ({ policy: buildProtectionPolicy(args) })],
]);

/** A resource that can be imported. */
interface Listed {
    id: string;
    name: string;
}

type List = (session: Session, query: Properties) => Promise<Listed[]>;

/** The lists of `pulumi do … list`, by the resource's type token. */
export const lists: ReadonlyMap<string, List> = new Map<string, List>([
    [
        resourceTypes.receivedHandshake,
        async (session, { state, action, organization, connection }) => {
            const client = clientFor(session, { connection });
            const wanted = { states: asList(state), actions: asList(action), organizations: asList(organization) };
            const found = await lookUpHandshakes(client, wanted);
            return found.map(({ handshakeId }) => ({ id: handshakeId, name: handshakeId }));
        },
    ],
    [
        resourceTypes.invitationGuard,
        async (session, { connection }) => {
            const id = await clientFor(session, { connection }).accountId();
            return [{ id, name: id }];
        },
    ],
]);

function withSecretOutputs(found: FoundHandshake): object {
    return withSecrets(found, SECRET_OUTPUTS);
}

/** Returns a list with one value. The look-up checks the value. */
function asList(value: unknown): string[] | undefined {
    return value === undefined ? undefined : [value as string];
}

function clientFor(session: Session, { connection }: Properties) {
    requireConnection(connection);
    return session.connect(connection as Connection | undefined).client;
}

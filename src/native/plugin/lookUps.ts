import type { Connection } from "../../resources/connection/properties";
import {
    type FoundHandshake,
    lookUp,
    lookUpAll,
    requireArguments,
    requireConnection,
} from "../../resources/lookUps/lookUp";
import { buildProtectionPolicy } from "../../resources/protectionPolicy/protectionPolicy";
import { secretOutputs } from "../../resources/receivedHandshake/properties";
import { functionTokens, resourceTypes } from "../tokens";
import type { Properties, Session } from "./resource";
import { withSecrets } from "./struct";

type LookUp = (session: Session, args: Properties) => Promise<object>;

/**
 * The functions that programs may call, by their tokens. Nothing is declined.
 *
 * @throws HandshakeError when AWS can't be asked, and when it doesn't know the one handshake that is looked up.
 */
export const lookUps: ReadonlyMap<string, LookUp> = new Map<string, LookUp>([
    [
        functionTokens.getReceivedHandshake,
        async (session, args) => {
            requireArguments("getReceivedHandshake", args);
            return secretly(await lookUp(accountOf(session, args), String(args.handshakeId)));
        },
    ],
    [
        functionTokens.getReceivedHandshakes,
        async (session, args) => {
            requireArguments("getReceivedHandshakes", args);
            const handshakes = await lookUpAll(accountOf(session, args), args);
            return { handshakes: handshakes.map(secretly) };
        },
    ],
    [functionTokens.getProtectionPolicy, async (_, args) => ({ policy: buildProtectionPolicy(args) })],
]);

/** A resource that could be imported. */
interface Listed {
    id: string;
    name: string;
}

type List = (session: Session, query: Properties) => Promise<Listed[]>;

/** What `pulumi do … list` shows, by the resource's type token. */
export const lists: ReadonlyMap<string, List> = new Map<string, List>([
    [
        resourceTypes.receivedHandshake,
        async (session, { state, action, organization, connection }) => {
            const account = accountOf(session, { connection });
            const wanted = { states: asList(state), actions: asList(action), organizations: asList(organization) };
            const found = await lookUpAll(account, wanted);
            return found.map(({ handshakeId }) => ({ id: handshakeId, name: handshakeId }));
        },
    ],
    [
        resourceTypes.invitationGuard,
        async (session, { connection }) => {
            const id = await accountOf(session, { connection }).accountId();
            return [{ id, name: id }];
        },
    ],
]);

function secretly(found: FoundHandshake): object {
    return withSecrets(found, secretOutputs);
}

function asList(value: unknown): string[] | undefined {
    return value === undefined ? undefined : [String(value)];
}

function accountOf(session: Session, { connection }: Properties) {
    requireConnection(connection);
    return session.reach(connection as Connection | undefined).organizations;
}

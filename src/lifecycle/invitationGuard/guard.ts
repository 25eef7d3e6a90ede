import { type Guard, isGuarded, isSentBy, judge } from "../../handshake/guard";
import type { Handshake } from "../../handshake/handshake";
import type { Context } from "../context";
import { decline } from "../decline";
import { HandshakeError, messageOf } from "../handshakeError";
import { inOrder } from "../inOrder";
import type { AccountOrganizations } from "../organizations";
import { allowPending } from "./allowPending";
import {
    foreseenMessage,
    listAnew,
    namelessMessage,
    otherAccountMessage,
    unclearMessage,
    unforeseenMessage,
    unwantedMessage,
} from "./messages";
import {
    defaultActions,
    type GuardedHandshake,
    guardedHandshakeOf,
    type InvitationGuardInputs,
    type InvitationGuardOutputs,
} from "./properties";

/** Some of an account's unwanted handshakes couldn't be declined; all the others were. */
export class GuardIncomplete extends HandshakeError {
    constructor(
        /** What the state is to hold. */
        readonly outputs: InvitationGuardOutputs,
        /** What went wrong, a line for each handshake. */
        readonly reasons: string[],
    ) {
        super(reasons.join("\n"));
    }
}

/**
 * Declines every pending handshake of the account that the inputs guard against. Each is judged anew by what
 * DeclineHandshake answers, and one failure stops none of the others.
 *
 * @param accountId the account of an existing guard.
 * @throws GuardIncomplete when some are left.
 * @throws HandshakeError when the account can't be told or its handshakes can't be listed.
 */
export async function guardAccount(
    context: Context<AccountOrganizations>,
    inputs: InvitationGuardInputs,
    accountId?: string,
): Promise<InvitationGuardOutputs> {
    const { outputs, unwanted } = await lookAt(context, inputs, accountId);
    const declined = [...outputs.declined];
    const left: GuardedHandshake[] = [];
    const reasons: string[] = [];
    await Promise.all(
        unwanted.map(async ({ handshake, doubt }) => {
            const guarded = guardedHandshakeOf(handshake);
            try {
                if (guarded.handshakeId === "") {
                    throw new HandshakeError(namelessMessage(guarded));
                }
                const found = await decline(context, guarded.handshakeId, listAnew);
                context.info(unwantedMessage(guarded, found.state, doubt));
                if (found.state === "DECLINED") {
                    declined.push(guarded);
                }
            } catch (error) {
                left.push(guarded);
                reasons.push(messageOf(error));
            }
        }),
    );
    const result = { ...outputs, declined: inOrder(declined), unwanted: inOrder(left) };
    if (reasons.length > 0) {
        throw new GuardIncomplete(result, reasons.sort());
    }
    return result;
}

/**
 * Looks at the account's handshakes again. Those that are pending and not allowed become part of the inputs, so that
 * the refresh and the next preview show them.
 *
 * @throws HandshakeError when AWS can't be asked, so that the state stays untouched.
 */
export async function readGuard(
    context: Context<AccountOrganizations>,
    accountId: string,
    olds: InvitationGuardInputs,
): Promise<InvitationGuardOutputs> {
    const { outputs } = await lookAt(context, olds, accountId);
    return outputs;
}

/**
 * Takes an account in as it is: whoever sent what is pending now is allowed. So an import leads to no decline by itself,
 * whatever the program ignores, and where the program allows less, the next preview shows it.
 *
 * @throws HandshakeError when AWS can't be asked, or the credentials are another account's.
 */
export async function importGuard(
    context: Context<AccountOrganizations>,
    accountId: string,
): Promise<InvitationGuardOutputs> {
    const account = await list(context, accountId);
    return weigh(context, allowPending(accountId, account.handshakes), account).outputs;
}

/**
 * What {@link guardAccount} would come to, and which handshakes it would decline; nothing is declined. What would fail
 * is a warning here.
 *
 * @returns the outputs as they would be, or `undefined` where AWS can't be asked.
 */
export async function previewGuard(
    context: Context<AccountOrganizations>,
    inputs: InvitationGuardInputs,
    accountId?: string,
): Promise<InvitationGuardOutputs | undefined> {
    try {
        const { outputs } = await lookAt(context, inputs, accountId);
        const nameless = outputs.unwanted.filter(({ handshakeId }) => handshakeId === "");
        const named = outputs.unwanted.filter(({ handshakeId }) => handshakeId !== "");
        for (const handshake of nameless) {
            context.warn(namelessMessage(handshake));
        }
        if (named.length > 0) {
            context.warn(foreseenMessage(outputs.accountId, named));
        }
        return { ...outputs, declined: inOrder([...outputs.declined, ...named]), unwanted: nameless };
    } catch (error) {
        if (!(error instanceof HandshakeError)) {
            throw error;
        }
        context.warn(unforeseenMessage(error.message));
        return undefined;
    }
}

async function lookAt(
    context: Context<AccountOrganizations>,
    inputs: InvitationGuardInputs,
    accountId: string | undefined,
) {
    return weigh(context, inputs, await list(context, accountId));
}

/** The account that the credentials are of, and all its handshakes. */
interface Account {
    accountId: string;
    handshakes: Handshake[];
}

async function list({ organizations }: Context<AccountOrganizations>, accountId?: string): Promise<Account> {
    const found = await organizations.accountId();
    if (accountId !== undefined && accountId !== found) {
        throw new HandshakeError(otherAccountMessage(accountId, found));
    }
    return { accountId: found, handshakes: await organizations.listHandshakes() };
}

function weigh(context: Pick<Context, "warn">, inputs: InvitationGuardInputs, { accountId, handshakes }: Account) {
    const { allowedOrganizations, allowedAccounts, actions = defaultActions, connection } = inputs;
    const guard: Guard = { accountId, allowedOrganizations, allowedAccounts, actions };
    const verdicts = handshakes.map((handshake) => ({ handshake, doubt: undefined, ...judge(guard, handshake) }));
    const those = (wanted: string) => verdicts.filter(({ verdict }) => verdict === wanted);
    for (const { handshake, doubt } of those("unclear")) {
        context.warn(unclearMessage(guardedHandshakeOf(handshake), doubt));
    }
    const declined = handshakes.filter(
        (handshake) =>
            handshake.state === "DECLINED" && isGuarded(actions, handshake) && !isSentBy(accountId, handshake),
    );
    const outputs: InvitationGuardOutputs = {
        ...program(inputs),
        connection,
        accountId,
        allowed: told(those("allowed").map(({ handshake }) => handshake)),
        declined: told(declined),
        unwanted: told(those("unwanted").map(({ handshake }) => handshake)),
    };
    return { outputs, unwanted: those("unwanted") };
}

/** What the program said, and nothing else. */
function program({ allowedOrganizations, allowedAccounts, actions }: InvitationGuardInputs): InvitationGuardInputs {
    return { allowedOrganizations, allowedAccounts, actions };
}

function told(handshakes: Handshake[]): GuardedHandshake[] {
    return inOrder(handshakes.map(guardedHandshakeOf));
}

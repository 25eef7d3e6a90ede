import type { Behaviour } from "./behaviour";
import { ServiceError } from "./errors";
import type { Handshake } from "./handshake";
import { handshakeFilter, handshakeId, type Input, maxResults } from "./input";
import type { Operations } from "./operation";
import type { OrganizationRegistry } from "./organizationRegistry";
import { cutPage } from "./pages";
import { type Entry, isPending, type World } from "./world";

type HandshakeOperation = "AcceptHandshake" | "DeclineHandshake" | "DescribeHandshake" | "ListHandshakesForAccount";

/** The operations on handshakes, as far as their recipient meets them. */
export class HandshakeOperations {
    /** The operations by their names. */
    readonly byName: Operations<HandshakeOperation> = {
        AcceptHandshake: (input, accountId) => this.accept(handshakeId(input.HandshakeId), accountId),
        DeclineHandshake: (input, accountId) => this.decline(handshakeId(input.HandshakeId), accountId),
        DescribeHandshake: (input, accountId) => this.describe(handshakeId(input.HandshakeId), accountId),
        ListHandshakesForAccount: (input, accountId) => this.list(input, accountId),
    };

    constructor(
        private readonly world: World,
        private readonly organizations: OrganizationRegistry,
        private readonly behaviour: Behaviour,
    ) {}

    /** Accepts a handshake; with an INVITE, its recipient moves to the sender's organization. */
    accept(id: string, accountId: string): { Handshake: Handshake } {
        const entry = this.received(id, accountId, "accepted");
        if (!isPending(entry)) {
            throw notPending(entry, "accepted", "HandshakeAlreadyInStateException");
        }
        this.world.move(entry, "ACCEPTED");
        if (entry.action === "INVITE") this.organizations.acceptInvitation(accountId, entry);
        return { Handshake: entry.handshake };
    }

    private decline(id: string, accountId: string): { Handshake: Handshake } {
        const entry = this.received(id, accountId, "declined");
        if (!isPending(entry)) throw notPending(entry, "declined", this.behaviour.alreadyDeclined);
        this.world.move(entry, "DECLINED");
        return { Handshake: entry.handshake };
    }

    private describe(id: string, accountId: string): { Handshake: Handshake } {
        return { Handshake: this.find(id, accountId).handshake };
    }

    private list(input: Input, accountId: string): { Handshakes: Handshake[]; NextToken?: string | undefined } {
        const keep = handshakeFilter(input.Filter);
        const size = Math.min(maxResults(input.MaxResults), this.behaviour.pageSize);
        const entries = this.world
            .of(accountId)
            .filter((entry) => keep(entry.handshake) && !this.isHidden(entry, accountId));
        const listing = `${accountId} ${JSON.stringify(input.Filter ?? {})}`;
        const page = cutPage(entries, listing, input.NextToken, size, this.behaviour.emptyPages);
        return { Handshakes: page.entries.map(({ handshake }) => handshake), NextToken: page.nextToken };
    }

    /** A handshake that an account received; the sender may look at it, but not answer it. */
    private received(id: string, accountId: string, answer: string): Entry {
        const entry = this.find(id, accountId);
        if (entry.recipient === accountId) return entry;
        throw new ServiceError(
            "AccessDeniedException",
            `A handshake can be ${answer} only from the account that received the handshake.`,
        );
    }

    private find(id: string, accountId: string): Entry {
        const entry = this.world.visible(id, accountId);
        if (entry !== undefined && !this.isHidden(entry, accountId)) return entry;
        throw new ServiceError("HandshakeNotFoundException", `We can't find a handshake with the HandshakeId ${id}.`);
    }

    /** A management account can't be invited, so it doesn't see an INVITE that was sent to it. */
    private isHidden({ action, recipient }: Entry, accountId: string): boolean {
        return action === "INVITE" && recipient === accountId && this.organizations.isManagementAccount(accountId);
    }
}

/** The refusal to answer a handshake that is settled; `already` is its name where it was answered the same before. */
function notPending({ handshake }: Entry, answer: "accepted" | "declined", already: string): ServiceError {
    const { Id, State } = handshake;
    return new ServiceError(
        State === answer.toUpperCase() ? already : "InvalidHandshakeTransitionException",
        `The handshake ${Id} can't be ${answer}: it is ${State}.`,
    );
}

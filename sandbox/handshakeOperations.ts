import type { Behavior } from "./behavior";
import { ServiceError } from "./errors";
import type { Handshake } from "./handshake";
import { type HandshakeStore, isPending, type StoredHandshake } from "./handshakeStore";
import { handshakeFilter, handshakeId, type Input, maxResults } from "./input";
import type { Operations } from "./operation";
import type { OrganizationRegistry } from "./organizationRegistry";
import { cutPage } from "./pages";

type HandshakeOperation = "AcceptHandshake" | "DeclineHandshake" | "DescribeHandshake" | "ListHandshakesForAccount";

/** The operations of a handshake's recipient. */
export class HandshakeOperations {
    /** The operations by name. */
    readonly byName: Operations<HandshakeOperation> = {
        AcceptHandshake: (input, accountId) => this.accept(handshakeId(input.HandshakeId), accountId),
        DeclineHandshake: (input, accountId) => this.decline(handshakeId(input.HandshakeId), accountId),
        DescribeHandshake: (input, accountId) => this.describe(handshakeId(input.HandshakeId), accountId),
        ListHandshakesForAccount: (input, accountId) => this.list(input, accountId),
    };

    constructor(
        private readonly store: HandshakeStore,
        private readonly organizations: OrganizationRegistry,
        private readonly behavior: Behavior,
    ) {}

    /** Accepts a handshake. With an INVITE, the recipient moves to the sender's organization. */
    accept(id: string, accountId: string): { Handshake: Handshake } {
        const entry = this.received(id, accountId, "accepted");
        if (!isPending(entry)) {
            throw notPending(entry, "accepted", "HandshakeAlreadyInStateException");
        }
        this.store.setState(entry, "ACCEPTED");
        if (entry.action === "INVITE") {
            this.organizations.acceptInvitation(accountId, entry);
        }
        return { Handshake: entry.handshake };
    }

    private decline(id: string, accountId: string): { Handshake: Handshake } {
        const entry = this.received(id, accountId, "declined");
        if (!isPending(entry)) {
            throw notPending(entry, "declined", this.behavior.alreadyDeclined);
        }
        this.store.setState(entry, "DECLINED");
        return { Handshake: entry.handshake };
    }

    private describe(id: string, accountId: string): { Handshake: Handshake } {
        return { Handshake: this.find(id, accountId).handshake };
    }

    private list(input: Input, accountId: string): { Handshakes: Handshake[]; NextToken?: string | undefined } {
        const keep = handshakeFilter(input.Filter);
        const size = Math.min(maxResults(input.MaxResults), this.behavior.pageSize);
        const entries = this.store
            .forAccount(accountId)
            .filter((entry) => keep(entry.handshake) && !this.isHidden(entry, accountId));
        const listing = `${accountId} ${JSON.stringify(input.Filter ?? {})}`;
        const page = cutPage(entries, listing, input.NextToken, size, this.behavior.emptyPages);
        return { Handshakes: page.entries.map(({ handshake }) => handshake), NextToken: page.nextToken };
    }

    /** A handshake that this account received. The sender can describe it but not respond to it. */
    private received(id: string, accountId: string, response: string): StoredHandshake {
        const entry = this.find(id, accountId);
        if (entry.recipient === accountId) {
            return entry;
        }
        throw new ServiceError(
            "AccessDeniedException",
            `A handshake can be ${response} only from the account that received the handshake.`,
        );
    }

    private find(id: string, accountId: string): StoredHandshake {
        const entry = this.store.findVisible(id, accountId);
        if (entry !== undefined && !this.isHidden(entry, accountId)) {
            return entry;
        }
        throw new ServiceError("HandshakeNotFoundException", `We can't find a handshake with the HandshakeId ${id}.`);
    }

    /** A management account cannot be invited, so it does not see an INVITE that was sent to it. */
    private isHidden({ action, recipient }: StoredHandshake, accountId: string): boolean {
        return action === "INVITE" && recipient === accountId && this.organizations.isManagementAccount(accountId);
    }
}

/** The error for a response to a settled handshake. `already` is the error's name after the same response. */
function notPending({ handshake }: StoredHandshake, response: "accepted" | "declined", already: string): ServiceError {
    const { Id, State } = handshake;
    return new ServiceError(
        State === response.toUpperCase() ? already : "InvalidHandshakeTransitionException",
        `The handshake ${Id} can't be ${response}: it is ${State}.`,
    );
}

import { type Clock, DAY_MS } from "./clock";
import { buildHandshake, type Handshake, type Invitation, lifetimeMs } from "./handshake";

/** A handshake with the data that the service does not return. */
export interface StoredHandshake {
    readonly handshake: Handshake;
    /** The position in the order of arrival. Pages follow this order. */
    readonly number: number;
    readonly action: string;
    readonly sender: string;
    readonly organization: string;
    readonly recipient: string;
    /** In milliseconds since the epoch. */
    readonly expiresAt: number;
    /**
     * When it was declined, accepted, canceled or expired, in milliseconds since the epoch. Undefined while it is
     * pending.
     */
    settledAt?: number;
}

/** AWS deletes a settled handshake after this time. */
const RETENTION_MS = 30 * DAY_MS;

/** Stores all handshakes, decides which account can see them, and expires and deletes them. */
export class HandshakeStore {
    private readonly entries = new Map<string, StoredHandshake>();
    private count = 0;

    constructor(
        private readonly clock: Clock,
        private readonly defaultRecipient: string,
    ) {}

    /** Sends an invitation. */
    invite(invitation: Invitation): StoredHandshake {
        this.count += 1;
        const action = invitation.action ?? "INVITE";
        const complete = {
            id: `h-sandbox${String(this.count).padStart(6, "0")}`,
            recipient: this.defaultRecipient,
            sender: "111111111111",
            organization: "o-exampleorgid",
            // A pending billing transfer is REQUESTED; a pending invitation is OPEN.
            state: action === "TRANSFER_RESPONSIBILITY" ? "REQUESTED" : "OPEN",
            byEmail: false,
            bareOrganizationId: false,
            requestedTimestamp: this.clock.now(),
            ...withoutUndefined(invitation),
            action,
        };
        const { id, sender, recipient, organization } = complete;
        const expiresAt = complete.requestedTimestamp.getTime() + lifetimeMs(action);
        const handshake = buildHandshake(complete);
        const entry: StoredHandshake = {
            handshake,
            number: this.count,
            action,
            sender,
            organization,
            recipient,
            expiresAt,
        };
        this.entries.set(id, entry);
        return entry;
    }

    /** The handshake with this id, in its state at the current time. */
    find(id: string): StoredHandshake | undefined {
        const entry = this.entries.get(id);
        return entry !== undefined && this.update(id, entry) ? entry : undefined;
    }

    /** The handshakes that an account received or sent, in order of arrival. */
    forAccount(accountId: string): StoredHandshake[] {
        return [...this.entries]
            .filter(([id, entry]) => involves(entry, accountId) && this.update(id, entry))
            .map(([, entry]) => entry);
    }

    /** The handshake with this id, if the account received or sent it. */
    findVisible(id: string, accountId: string): StoredHandshake | undefined {
        const entry = this.find(id);
        return entry !== undefined && involves(entry, accountId) ? entry : undefined;
    }

    /** All handshakes. */
    all(): Handshake[] {
        return [...this.entries].filter(([id, entry]) => this.update(id, entry)).map(([, entry]) => entry.handshake);
    }

    /** Sets the state of a handshake at the current time. */
    setState(entry: StoredHandshake, state: string): void {
        entry.handshake.State = state;
        entry.settledAt = isPending(entry) ? undefined : this.clock.time();
    }

    /** Deletes a handshake without a trace. */
    remove(id: string): void {
        this.entries.delete(id);
    }

    /** Expires a pending handshake and deletes an old settled one. Returns false if the handshake is deleted. */
    private update(id: string, entry: StoredHandshake): boolean {
        const now = this.clock.time();
        if (isPending(entry)) {
            delete entry.settledAt;
            if (now < entry.expiresAt) {
                return true;
            }
            entry.handshake.State = "EXPIRED";
            entry.settledAt = entry.expiresAt;
        }
        // A test may have changed the state directly. Its retention starts when this is noticed.
        entry.settledAt ??= now;
        if (now < entry.settledAt + RETENTION_MS) {
            return true;
        }
        this.entries.delete(id);
        return false;
    }
}

/** Whether the recipient can still respond to a handshake. */
export function isPending({ handshake: { State } }: StoredHandshake): boolean {
    return State === "OPEN" || State === "REQUESTED";
}

function involves(entry: StoredHandshake, accountId: string): boolean {
    return entry.recipient === accountId || entry.sender === accountId;
}

/** Removes the undefined members, which would hide the defaults. */
function withoutUndefined(invitation: Invitation): Invitation {
    return Object.fromEntries(Object.entries(invitation).filter(([, value]) => value !== undefined));
}

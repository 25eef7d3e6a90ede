import { type Clock, DAY } from "./clock";
import { drawUp, type Handshake, type Invitation, lifetime } from "./handshake";

/** A handshake with what the service knows about it beyond what it tells. */
export interface Entry {
    readonly handshake: Handshake;
    /** Its place in the order of arrival, which pages go by. */
    readonly number: number;
    readonly action: string;
    readonly sender: string;
    readonly organization: string;
    readonly recipient: string;
    readonly expires: number;
    /** When it was answered, cancelled or expired; absent while it is pending. */
    settled?: number;
}

/** A settled handshake is deleted after this long. */
const KEPT = 30 * DAY;

/** All handshakes, which of them an account may see, and what time does to them. */
export class World {
    private readonly entries = new Map<string, Entry>();
    private count = 0;

    constructor(
        private readonly clock: Clock,
        private readonly firstAccount: string,
    ) {}

    /** Sends an invitation. */
    invite(invitation: Invitation): Entry {
        this.count += 1;
        const action = invitation.action ?? "INVITE";
        const complete = {
            id: `h-sandbox${String(this.count).padStart(6, "0")}`,
            recipient: this.firstAccount,
            sender: "111111111111",
            organization: "o-exampleorgid",
            // A billing transfer waits in REQUESTED where an invitation waits in OPEN.
            state: action === "TRANSFER_RESPONSIBILITY" ? "REQUESTED" : "OPEN",
            byEmail: false,
            bareOrganizationId: false,
            requestedTimestamp: this.clock.now(),
            ...given(invitation),
            action,
        };
        const { id, sender, recipient, organization } = complete;
        const expires = complete.requestedTimestamp.getTime() + lifetime(action);
        const handshake = drawUp(complete);
        const entry: Entry = { handshake, number: this.count, action, sender, organization, recipient, expires };
        this.entries.set(id, entry);
        return entry;
    }

    /** The handshake with this id, as the time now makes it. */
    find(id: string): Entry | undefined {
        const entry = this.entries.get(id);
        return entry !== undefined && this.age(id, entry) ? entry : undefined;
    }

    /** The handshakes that an account received or sent, in order of arrival. */
    of(accountId: string): Entry[] {
        return [...this.entries]
            .filter(([id, entry]) => concerns(entry, accountId) && this.age(id, entry))
            .map(([, entry]) => entry);
    }

    /** The handshake with this id if the account received or sent it; to any other account there is none. */
    visible(id: string, accountId: string): Entry | undefined {
        const entry = this.find(id);
        return entry !== undefined && concerns(entry, accountId) ? entry : undefined;
    }

    /** All handshakes there are. */
    all(): Handshake[] {
        return [...this.entries].filter(([id, entry]) => this.age(id, entry)).map(([, entry]) => entry.handshake);
    }

    /** Moves a handshake to a state now. */
    move(entry: Entry, state: string): void {
        entry.handshake.State = state;
        entry.settled = isPending(entry) ? undefined : this.clock.time();
    }

    /** Makes as if a handshake had never been. */
    remove(id: string): void {
        this.entries.delete(id);
    }

    /** Lets time act on a handshake: an unanswered one expires, a settled one is deleted. False when it is gone. */
    private age(id: string, entry: Entry): boolean {
        const now = this.clock.time();
        if (isPending(entry)) {
            delete entry.settled;
            if (now < entry.expires) return true;
            entry.handshake.State = "EXPIRED";
            entry.settled = entry.expires;
        }
        // A test may have set the state itself, which then counts from the moment it is noticed.
        entry.settled ??= now;
        if (now < entry.settled + KEPT) return true;
        this.entries.delete(id);
        return false;
    }
}

/** Whether a handshake waits for its recipient's answer. */
export function isPending({ handshake: { State } }: Entry): boolean {
    return State === "OPEN" || State === "REQUESTED";
}

function concerns(entry: Entry, accountId: string): boolean {
    return entry.recipient === accountId || entry.sender === accountId;
}

/** Without the members that are undefined, which would hide the default. */
function given(invitation: Invitation): Invitation {
    return Object.fromEntries(Object.entries(invitation).filter(([, value]) => value !== undefined));
}

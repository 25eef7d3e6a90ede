import type { Handshake } from "../handshake/handshake";
import type { Time } from "./time";

/** A page of handshakes, and the token of the next page if there is one. It may be empty and have a next one. */
export interface Page {
    handshakes: Handshake[];
    next: string | undefined;
}

/** AWS lets an account describe two handshakes at once, and more of them only one by one. */
const describedFirst = 2;

/** How many milliseconds a listing is as good as a description. */
const freshFor = 10_000;

/**
 * Answers many questions about the handshakes of an account by one listing, since AWS lets an account ask for pages of
 * 20 five times as fast as for a single handshake. A few questions are better asked one by one: for these, and for what
 * the listing lacks or when it can't be had, nothing is found.
 */
export class SharedListing {
    private asked = 0;
    private unavailable = false;
    private current: { handshakes: Promise<ReadonlyMap<string, Handshake>>; freshUntil: number } | undefined;

    constructor(
        private readonly page: (token: string | undefined) => Promise<Page>,
        private readonly time: Time,
    ) {}

    /** The handshake as the listing has it. */
    async find(handshakeId: string): Promise<Handshake | undefined> {
        this.asked++;
        if (this.asked <= describedFirst || this.unavailable) {
            return undefined;
        }
        return (await this.fresh()).get(handshakeId);
    }

    /** Makes the next question be answered anew, since something is about to change. */
    forget(): void {
        this.current = undefined;
    }

    private fresh(): Promise<ReadonlyMap<string, Handshake>> {
        if (this.current === undefined || this.time.now() > this.current.freshUntil) {
            const listed = { handshakes: this.all(), freshUntil: Number.POSITIVE_INFINITY };
            this.current = listed;
            void listed.handshakes.finally(() => {
                listed.freshUntil = this.time.now() + freshFor;
            });
        }
        return this.current.handshakes;
    }

    private async all(): Promise<ReadonlyMap<string, Handshake>> {
        const found = new Map<string, Handshake>();
        try {
            let token: string | undefined;
            const seen = new Set<string>();
            do {
                const { handshakes, next } = await this.page(token);
                for (const handshake of handshakes) {
                    if (handshake.id !== undefined) {
                        found.set(handshake.id, handshake);
                    }
                }
                token = next !== undefined && seen.has(next) ? undefined : next;
                seen.add(next ?? "");
            } while (token);
        } catch {
            // Listing can't be scoped in IAM and so may be denied; describing tells what is wrong, if anything is.
            this.unavailable = true;
        }
        return found;
    }
}

import type { Handshake } from "../handshake/handshake";
import { HandshakeError } from "../lifecycle/handshakeError";

/** A page of handshakes, and the token of the next page if there is one. It may be empty and have a next one. */
export interface Page {
    handshakes: Handshake[];
    next: string | undefined;
}

/**
 * The handshakes of all pages.
 *
 * @param page gets the page of a token; the first one without.
 * @throws HandshakeError when the pages go in a circle, so that nobody takes a part for the whole.
 */
export async function allPages(page: (token: string | undefined) => Promise<Page>): Promise<Handshake[]> {
    const all: Handshake[] = [];
    const seen = new Set<string>();
    let token: string | undefined;
    do {
        const { handshakes, next } = await page(token);
        all.push(...handshakes);
        token = next;
        if (token !== undefined && seen.has(token)) {
            throw new HandshakeError(
                "ListHandshakesForAccount answers with the same token again and again, so its list has no end. Nothing was concluded from it; run the command again.",
            );
        }
        seen.add(token ?? "");
    } while (token);
    return all;
}

import type { Handshake } from "../handshake/handshake";
import { HandshakeError } from "../lifecycle/handshakeError";
import { endlessListMessage } from "./messages";

/** A page of handshakes, and the token of the next page if there is one. It may be empty and have a next one. */
export interface Page {
    handshakes: Handshake[];
    next: string | undefined;
}

/** So many pages in a row without a handshake that hasn't been seen yet, and a list is taken for endless. */
const mostWithoutNews = 100;

/**
 * The handshakes of all pages.
 *
 * @param page gets the page of a token; the first one without.
 * @throws HandshakeError when the pages go in a circle or on for ever, so that nobody takes a part for the whole.
 */
export async function allPages(page: (token: string | undefined) => Promise<Page>): Promise<Handshake[]> {
    const all: Handshake[] = [];
    const seen = new Set<string>();
    const ids = new Set<string>();
    let withoutNews = 0;
    let token: string | undefined;
    do {
        const { handshakes, next } = await page(token);
        // A handshake that arrives while the pages are turned shifts the others, one of which then comes twice.
        const news = handshakes.filter(({ id }) => id === undefined || (!ids.has(id) && ids.add(id)));
        all.push(...news);
        token = next;
        withoutNews = news.length > 0 ? 0 : withoutNews + 1;
        if (token !== undefined && (seen.has(token) || withoutNews > mostWithoutNews)) {
            throw new HandshakeError(endlessListMessage);
        }
        seen.add(token ?? "");
    } while (token);
    return all;
}

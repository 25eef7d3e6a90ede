import { mergeDuplicates } from "../../handshake/duplicates";
import type { Handshake } from "../../handshake/handshake";
import { HandshakeError } from "../../resources/handshakeError";
import { ENDLESS_LIST_MESSAGE, tooManyPagesMessage } from "./messages";

/** A page of handshakes, and the token of the next page if there is one. It may be empty and have a next one. */
export interface Page {
    handshakes: Handshake[];
    nextToken: string | undefined;
}

/** So many pages in a row without a handshake that hasn't been seen yet, and a list is taken for endless. */
const MAX_PAGES_WITHOUT_NEWS = 100;

/** So many pages, and a list is taken for endless: with 20 on each, far more than an account can have in 30 days. */
const MAX_PAGES = 1_000;

/**
 * The handshakes of all pages, each once. Two with the same id count as {@link mergeDuplicates one}.
 *
 * @param page gets the page of a token; the first one without.
 * @throws HandshakeError when the pages go in a circle or on for ever, so that nobody takes a part for the whole.
 */
export async function allPages(page: (token: string | undefined) => Promise<Page>): Promise<Handshake[]> {
    const all = new Map<string | symbol, [Handshake, ...Handshake[]]>();
    const seen = new Set<string>();
    let pages = 0;
    let withoutNews = 0;
    let token: string | undefined;
    do {
        const { handshakes, nextToken: next } = await page(token);
        const before = all.size;
        for (const handshake of handshakes) {
            // One without an id is nobody else's twin.
            const key = handshake.id ?? Symbol("no id");
            const twins = all.get(key);
            if (twins === undefined) {
                all.set(key, [handshake]);
            } else {
                twins.push(handshake);
            }
        }
        token = next;
        pages++;
        withoutNews = all.size > before ? 0 : withoutNews + 1;
        if (token && (seen.has(token) || withoutNews > MAX_PAGES_WITHOUT_NEWS)) {
            throw new HandshakeError(ENDLESS_LIST_MESSAGE);
        }
        if (token && pages >= MAX_PAGES) {
            throw new HandshakeError(tooManyPagesMessage(MAX_PAGES));
        }
        seen.add(token ?? "");
    } while (token);
    return [...all.values()].map(mergeDuplicates);
}

import { mergeDuplicates } from "../../handshake/duplicates";
import type { Handshake } from "../../handshake/handshake";
import { HandshakeError } from "../../resources/handshakeError";
import { ENDLESS_LIST_MESSAGE, tooManyPagesMessage } from "./messages";

/** A page of handshakes, and the token of the next page, if any. An empty page may have a next page. */
export interface Page {
    handshakes: Handshake[];
    nextToken: string | undefined;
}

/** After more consecutive pages without a new handshake, the list counts as endless. */
const MAX_PAGES_WITHOUT_NEWS = 100;

/** After more pages, the list counts as endless. With 20 handshakes each, no account has as many in 30 days. */
const MAX_PAGES = 1_000;

/**
 * Returns the handshakes of all pages, each once. Handshakes with the same id are {@link mergeDuplicates merged}.
 *
 * @param page gets the page of a token; `undefined` for the first page.
 * @throws HandshakeError if the pages do not end. A part of the list never counts as the whole list.
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
            // A handshake without an id has no duplicates.
            const key = handshake.id ?? Symbol("no id");
            const duplicates = all.get(key);
            if (duplicates === undefined) {
                all.set(key, [handshake]);
            } else {
                duplicates.push(handshake);
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

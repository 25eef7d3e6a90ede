import { mergeDuplicates } from "../../handshake/duplicates";
import type { Handshake } from "../../handshake/handshake";
import { HandshakeError } from "../../resources/handshakeError";
import { ENDLESS_LIST_MESSAGE, tooManyPagesMessage } from "./messages";
import type { ListPage } from "./pages";

/** After more consecutive pages without a new handshake, the list counts as endless. */
const MAX_PAGES_WITHOUT_NEW_HANDSHAKES = 100;

/** After more pages, the list counts as endless. With 20 handshakes each, no account has as many in 30 days. */
const MAX_PAGES = 1_000;

/**
 * Returns the handshakes of all pages, each once. Handshakes with the same id are {@link mergeDuplicates merged}.
 *
 * @param page gets the page of a token; `undefined` for the first page.
 * @throws HandshakeError if the pages do not end. A part of the list never counts as the whole list.
 */
export async function handshakesOfAllPages(
    page: (token: string | undefined) => Promise<ListPage<Handshake>>,
): Promise<Handshake[]> {
    const all = new Map<string | symbol, [Handshake, ...Handshake[]]>();
    const seen = new Set<string>();
    let pages = 0;
    let pagesWithoutNew = 0;
    let token: string | undefined;
    do {
        const { items: handshakes, nextToken: next } = await page(token);
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
        pagesWithoutNew = all.size > before ? 0 : pagesWithoutNew + 1;
        if (token && (seen.has(token) || pagesWithoutNew > MAX_PAGES_WITHOUT_NEW_HANDSHAKES)) {
            throw new HandshakeError(ENDLESS_LIST_MESSAGE);
        }
        if (token && pages >= MAX_PAGES) {
            throw new HandshakeError(tooManyPagesMessage(MAX_PAGES));
        }
        seen.add(token ?? "");
    } while (token);
    return [...all.values()].map(mergeDuplicates);
}

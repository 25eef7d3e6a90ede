import { invalidInput } from "./errors";

/** The maximum number of items on a page of a list. */
export const MAX_PAGE_SIZE = 20;

/** The content of a page token. `listing` makes a token invalid for any other list. */
interface Position {
    page: number;
    after: number;
    listing: string;
}

/** An item of a list. `number` is its position. */
export interface Sequenced {
    readonly number: number;
}

/** One page: its items and the token for the next page. */
export interface Page<Item> {
    entries: Item[];
    nextToken?: string;
}

/** Returns the page for a token. Pages whose index is in `empty` (the first is 0) are empty but have a token. */
export function cutPage<Item extends Sequenced>(
    entries: readonly Item[],
    listing: string,
    token: unknown,
    size: number,
    empty: readonly number[],
): Page<Item> {
    const { page, after } = token === undefined ? { page: 0, after: 0 } : decode(String(token), listing);
    if (empty.includes(page)) {
        return { entries: [], nextToken: encode({ page: page + 1, after, listing }) };
    }
    // By number, not by index, so that a deletion between two requests does not shift the pages.
    const remaining = entries.filter((entry) => entry.number > after);
    const items = remaining.slice(0, size);
    const last = items.at(-1);
    if (last === undefined || items.length === remaining.length) {
        return { entries: items };
    }
    return { entries: items, nextToken: encode({ page: page + 1, after: last.number, listing }) };
}

function encode(position: Position): string {
    return Buffer.from(JSON.stringify(position)).toString("base64url");
}

function decode(token: string, listing: string): Position {
    try {
        const position: Position = JSON.parse(Buffer.from(token, "base64url").toString());
        if (position.listing === listing) {
            return position;
        }
    } catch {
        // Not a token of this sandbox. A token of another list gets the same error.
    }
    throw invalidInput("INVALID_PAGINATION_TOKEN", "You provided an invalid pagination token.");
}

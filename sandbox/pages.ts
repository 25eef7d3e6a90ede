import { invalidInput } from "./errors";

/** A page of a list is never longer. */
export const LONGEST_PAGE = 20;

/** What a token goes on with; the listing keeps a token from being used in another. */
interface Position {
    page: number;
    after: number;
    listing: string;
}

/** What a list can hold: its number is its place in the list. */
export interface Numbered {
    readonly number: number;
}

/** One page: what is on it, and the token for the next. */
export interface Page<Item> {
    entries: Item[];
    nextToken?: string;
}

/** Cuts the page that a token asks for; the pages numbered in `empty` (the first is 0) come empty before going on. */
export function cutPage<Item extends Numbered>(
    entries: readonly Item[],
    listing: string,
    token: unknown,
    size: number,
    empty: readonly number[],
): Page<Item> {
    const { page, after } = token === undefined ? { page: 0, after: 0 } : decode(String(token), listing);
    if (empty.includes(page)) return { entries: [], nextToken: encode({ page: page + 1, after, listing }) };
    // By number and not by index, so that what is deleted meanwhile doesn't shift the pages.
    const rest = entries.filter((entry) => entry.number > after);
    const cut = rest.slice(0, size);
    const last = cut.at(-1);
    if (last === undefined || cut.length === rest.length) return { entries: cut };
    return { entries: cut, nextToken: encode({ page: page + 1, after: last.number, listing }) };
}

function encode(position: Position): string {
    return Buffer.from(JSON.stringify(position)).toString("base64url");
}

function decode(token: string, listing: string): Position {
    try {
        const position: Position = JSON.parse(Buffer.from(token, "base64url").toString());
        if (position.listing === listing) return position;
    } catch {
        // Not one of our tokens, as is one of another listing.
    }
    throw invalidInput("INVALID_PAGINATION_TOKEN", "You provided an invalid pagination token.");
}

import { HandshakeError } from "../../resources/handshakeError";
import { UnexpectedResponseError } from "../errors";
import type { Operation } from "../quotas";
import { repeatedPageMessage, tooManyPagesMessage } from "./messages";

/*
 * The pages of AWS's lists.
 */

/** After more pages, a list counts as endless. With 20 accounts each, no organization has as many. */
const MAX_PAGES = 5_000;

/** A response with a page of a list. */
export interface ResponseBody {
    $metadata: { httpStatusCode?: number; requestId?: string };
    NextToken?: string;
}

/** The items of a page, and the token of the next page, if any. An empty page may have a next page. */
export interface ListPage<Item> {
    items: Item[];
    nextToken: string | undefined;
}

/**
 * Returns the items of a page; `{}` replaces an item that is `null`.
 *
 * @throws UnexpectedResponseError if the response has neither a list nor a page token.
 */
export function itemsIn<Item>(response: ResponseBody, list: readonly Item[] | undefined): NonNullable<Item>[] {
    const isList = Array.isArray(list) || (list === undefined && response.NextToken);
    if (!isList || (response.NextToken !== undefined && typeof response.NextToken !== "string")) {
        throw new UnexpectedResponseError("the response contains no list", response);
    }
    return (list ?? []).map((item) => item ?? ({} as Item)) as NonNullable<Item>[];
}

/**
 * Returns the items of all pages.
 *
 * @param page gets the page of a token; `undefined` for the first page.
 * @param maxPages after more pages, the list counts as endless.
 * @throws HandshakeError if the pages do not end. A part of the list never counts as the whole list.
 */
export async function itemsOfAllPages<Item>(
    operation: Operation,
    page: (token: string | undefined) => Promise<ListPage<Item>>,
    maxPages: number = MAX_PAGES,
): Promise<Item[]> {
    const all: Item[] = [];
    const seen = new Set<string>();
    let pages = 0;
    let token: string | undefined;
    do {
        const { items, nextToken } = await page(token);
        all.push(...items);
        pages++;
        if (nextToken !== undefined && seen.has(nextToken)) {
            throw new HandshakeError(repeatedPageMessage(operation));
        }
        if (nextToken && pages >= maxPages) {
            throw new HandshakeError(tooManyPagesMessage(maxPages, operation));
        }
        seen.add(nextToken ?? "");
        token = nextToken;
    } while (token);
    return all;
}

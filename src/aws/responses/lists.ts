import { HandshakeError } from "../../resources/handshakeError";
import { UnexpectedResponseError } from "../errors";
import type { Operation } from "../quotas";
import { repeatedPageMessage, tooManyPagesMessage } from "./messages";

/*
 * Lists of accounts, of organizational units and of billing transfers, page by page.
 */

/** An answer with a page of a list. */
export interface Answer {
    $metadata: { httpStatusCode?: number; requestId?: string };
    NextToken?: string;
}

/** What a page holds, and the token of the next page if there is one. It may be empty and have a next one. */
export interface ListPage<Item> {
    items: Item[];
    nextToken: string | undefined;
}

/**
 * The items of an answer with a page of a list; `{}` stands for an item that is none.
 *
 * @throws UnexpectedResponseError when it holds neither a list nor the token of a next page.
 */
export function itemsIn<Item>(answer: Answer, list: readonly Item[] | undefined): NonNullable<Item>[] {
    const isList = Array.isArray(list) || (list === undefined && answer.NextToken);
    if (!isList || (answer.NextToken !== undefined && typeof answer.NextToken !== "string")) {
        throw new UnexpectedResponseError("the answer holds no list", answer);
    }
    return (list ?? []).map((item) => item ?? ({} as Item)) as NonNullable<Item>[];
}

/**
 * The items of all pages.
 *
 * @param page gets the page of a token; the first one without.
 * @param maxPages so many pages, and a list is taken for endless.
 * @throws HandshakeError when the pages go in a circle or on for ever, so that nobody takes a part for the whole.
 */
export async function itemsOfAllPages<Item>(
    operation: Operation,
    page: (token: string | undefined) => Promise<ListPage<Item>>,
    maxPages: number = Number.POSITIVE_INFINITY,
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

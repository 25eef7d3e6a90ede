/**
 * Sorts items by a key, in the order of its UTF-8 bytes. No language setting changes this order. Items with the same key
 * keep their order.
 */
export function sortBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Item[] {
    return Array.from(items, (item) => ({ item, key: Buffer.from(keyOf(item)) }))
        .sort((a, b) => Buffer.compare(a.key, b.key))
        .map(({ item }) => item);
}

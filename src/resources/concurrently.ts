/**
 * Runs work for each item, with a limited number of items at the same time. After an error, no new item starts, and the
 * items that have started end first. So what they did is known.
 *
 * @param limit the maximum number of items at the same time.
 * @throws the first error.
 */
export async function concurrently<Item>(
    items: readonly Item[],
    limit: number,
    work: (item: Item) => Promise<void>,
): Promise<void> {
    const waiting = items.values();
    const errors: unknown[] = [];
    const worker = async () => {
        for (const item of waiting) {
            if (errors.length > 0) {
                return;
            }
            await work(item).catch((error: unknown) => errors.push(error));
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (errors.length > 0) {
        throw errors[0];
    }
}

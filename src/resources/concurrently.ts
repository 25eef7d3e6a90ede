/**
 * Runs work for each item, with a limited number of items at the same time. After an error, no new item starts.
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
    let hasFailed = false;
    const worker = async () => {
        for (const item of waiting) {
            if (hasFailed) {
                return;
            }
            try {
                await work(item);
            } catch (error) {
                hasFailed = true;
                throw error;
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

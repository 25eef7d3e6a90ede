/**
 * Does the same for many items, a limited number at a time. After an error no further item is begun.
 *
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

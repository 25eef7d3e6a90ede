import { canonicalJson } from "./canonicalJson";
import { sortBy } from "./sortBy";

/**
 * Sorts billing transfers by id, each once: two pages of AWS's list may contain the same transfer. The order depends only
 * on the transfers.
 */
export function sortTransfers<Item extends { transferId: string }>(transfers: readonly Item[]): Item[] {
    const byKey = new Map(transfers.map((transfer) => [canonicalJson([transfer.transferId, transfer]), transfer]));
    return sortBy(byKey, ([key]) => key).map(([, transfer]) => transfer);
}

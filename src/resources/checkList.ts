import type { CheckFailure } from "./checkFailure";
import { unknown } from "./unknown";

/**
 * Returns the failures of a list, one for each invalid item. An unknown list or item is valid.
 *
 * @param checkItem returns the reason of an invalid item, or `undefined` for a valid one.
 */
export function checkList(
    name: string,
    value: unknown,
    checkItem: (item: unknown) => string | undefined,
): CheckFailure[] {
    if (value === undefined || value === unknown) {
        return [];
    }
    if (value === null) {
        // The program may have failed to find the list. Without it, a guard would permanently decline handshakes that
        // the list allows.
        return [{ property: name, reason: "must be a list. Here it is null: leave it out if that is meant." }];
    }
    if (!Array.isArray(value)) {
        return [{ property: name, reason: "must be a list." }];
    }
    return value.flatMap((item, index) => {
        const reason = item === unknown ? undefined : checkItem(item);
        return reason === undefined ? [] : [{ property: `${name}[${index}]`, reason }];
    });
}

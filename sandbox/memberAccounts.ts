import type { MemberOptions } from "./organization";

/** So many accounts with ids in a row, 300000000000 being the first, for organizations whose size is what matters. */
export function memberAccounts(count: number, firstId = 300_000_000_000): (MemberOptions & { id: string })[] {
    return Array.from({ length: count }, (_, index) => ({
        id: String(firstId + index),
        name: `Account ${index + 1}`,
        email: `account-${index + 1}@example.com`,
        joinedMethod: "CREATED" as const,
    }));
}

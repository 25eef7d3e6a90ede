import type { MemberOptions } from "./organization";

/** Builds `count` accounts with consecutive ids, for tests of an organization's size. */
export function memberAccounts(count: number, firstId = 300_000_000_000): (MemberOptions & { id: string })[] {
    return Array.from({ length: count }, (_, index) => ({
        id: String(firstId + index),
        name: `Account ${index + 1}`,
        email: `account-${index + 1}@example.com`,
        joinedMethod: "CREATED" as const,
    }));
}

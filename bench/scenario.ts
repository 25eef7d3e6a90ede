/** The operations that are measured. */
export type Operation = "up" | "refresh";

/** What is measured, whoever does it. */
export interface Scenario {
    operation: Operation;
    /** How many handshakes there are. */
    handshakes: number;
    /** "aws" throttles each account as AWS does. */
    rates: "none" | "aws";
    /** How many roles the handshakes are spread over, each in an account of its own; without it one account has all. */
    roles?: number;
}

/** A handshake to decline, or to refresh. */
export interface Target {
    id: string;
    /** The account that received it, where it isn't the one whose credentials are at hand. */
    recipient?: string;
    /** How to reach that account. */
    connection?: { assumeRoles: [{ roleArn: string }] };
}

/** What can be asked for with `--only`. */
export const parts = ["up", "refresh", "roles"] as const;
export type Part = (typeof parts)[number];

/** Where each of many accounts has few handshakes. */
export const manyRoles: Scenario = { operation: "up", handshakes: 100, rates: "aws", roles: 50 };

/** Scenarios in the order in which they're measured. */
export function scenarios(sizes: readonly number[], only: Part | undefined): Scenario[] {
    const at = (operation: Operation, rates: Scenario["rates"]) => (handshakes: number) => ({
        operation,
        handshakes,
        rates,
    });
    const all: Record<Part, Scenario[]> = {
        up: [...sizes.map(at("up", "none")), ...[20].map(at("up", "aws"))],
        refresh: [...sizes.map(at("refresh", "none")), ...[20, 100].map(at("refresh", "aws"))],
        roles: [manyRoles],
    };
    return only === undefined ? Object.values(all).flat() : all[only];
}

/** A scenario in words. */
export function title({ operation, handshakes, rates, roles }: Scenario): string {
    const what = roles === undefined ? `N = ${handshakes}` : `${roles} roles × ${handshakes / roles}, --parallel 128`;
    return `${operation}, ${rates === "aws" ? "at AWS's rates" : "unthrottled"}, ${what}`;
}

/** The handshakes of a scenario. */
export function targets({ handshakes, roles }: Scenario): Target[] {
    return Array.from({ length: handshakes }, (_, index) => {
        const id = `h-bench${String(index).padStart(6, "0")}`;
        if (roles === undefined) {
            return { id };
        }
        const recipient = String(300_000_000_000 + (index % roles));
        return { id, recipient, connection: { assumeRoles: [{ roleArn: `arn:aws:iam::${recipient}:role/decliner` }] } };
    });
}

/** The operations that are measured. */
export type Operation = "up" | "refresh";

/** What the program declares. */
export type Declared = "handshakes" | "guards" | "organization guard";

/** A scenario, independent of the contender. */
export interface Scenario {
    operation: Operation;
    declares: Declared;
    /** The number of handshakes. */
    handshakes: number;
    /** "aws" throttles each account and each organization like AWS. */
    rates: "none" | "aws";
    /** The number of accounts, each reached through a role. Undefined: only the account of the credentials. */
    accounts?: number;
    /** The number of organizations of these accounts. Undefined: they are in no organization. */
    organizations?: number;
    /** Whether to run the AWS CLI with many accounts. It takes about a second per account. */
    commandLine?: boolean;
}

/** The values of `--only`. */
export const parts = ["up", "refresh", "roles", "guards", "fleet", "start"] as const;
export type Part = (typeof parts)[number];

/** The engine's `--parallel` in scenarios with many accounts. */
export const parallel = 128;

/** The number of members that an unknown organization has invited. */
export const invited = 12;

/** Many accounts, each with two handshakes to decline. */
export function roles(organizations?: number): Scenario {
    const scenario: Scenario = { operation: "up", declares: "handshakes", handshakes: 100, rates: "aws", accounts: 50 };
    return organizations === undefined ? scenario : { ...scenario, organizations, commandLine: true };
}

/** An InvitationGuard for each account, and nothing to decline. */
export function guards(accounts: number, organizations?: number): Scenario {
    const scenario: Scenario = { operation: "up", declares: "guards", handshakes: 0, rates: "aws", accounts };
    return organizations === undefined ? scenario : { ...scenario, organizations };
}

/** One OrganizationGuard for all accounts of an organization. */
export function organizationGuard(accounts: number, handshakes: number): Scenario {
    return {
        operation: "up",
        declares: "organization guard",
        handshakes,
        rates: "aws",
        accounts,
        organizations: 1,
        commandLine: accounts <= 300,
    };
}

/** The same scenario as a refresh. */
export function refreshed(scenario: Scenario): Scenario {
    return { ...scenario, operation: "refresh" };
}

/** The same scenario without throttling: the reference for the same program. */
export function unthrottled(scenario: Scenario): Scenario {
    return { ...scenario, rates: "none" };
}

/**
 * The scenarios, in order of measurement.
 *
 * @param sizes the numbers of handshakes in the unthrottled scenarios of one account.
 * @param large whether to include the scenarios with 1,000 accounts.
 */
export function scenarios(sizes: readonly number[], only: Part | undefined, large: boolean): Scenario[] {
    const at = (operation: Operation, rates: Scenario["rates"]) => (handshakes: number) => ({
        operation,
        declares: "handshakes" as const,
        handshakes,
        rates,
    });
    const withReference = (scenario: Scenario) => [unthrottled(scenario), scenario];
    const all: Record<Part, Scenario[]> = {
        up: [...sizes.map(at("up", "none")), ...[20].map(at("up", "aws"))],
        refresh: [...sizes.map(at("refresh", "none")), ...[20, 100].map(at("refresh", "aws"))],
        roles: [roles(), roles(1)],
        guards: [
            ...withReference({ ...guards(200, 1), commandLine: true }),
            refreshed(guards(200, 1)),
            ...withReference(guards(200, 2)),
            ...withReference(guards(200)),
            ...(large ? withReference(guards(1000, 1)) : []),
        ],
        fleet: [
            ...withReference(organizationGuard(300, invited)),
            ...withReference(guards(300, 1)),
            ...(large ? withReference(organizationGuard(1000, 0)) : []),
            ...(large ? [unthrottled(organizationGuard(10_000, 0))] : []),
        ],
        start: [], // The plugin alone, without a scenario.
    };
    return only === undefined ? Object.values(all).flat() : all[only];
}

/** The title of a scenario. */
export function title(scenario: Scenario): string {
    return `${scenario.operation}, ${scenario.rates === "aws" ? "at AWS's rates" : "unthrottled"}, ${subject(scenario)}`;
}

function subject({ declares, handshakes, accounts, organizations }: Scenario): string {
    if (accounts === undefined) {
        return `N = ${handshakes}`;
    }
    const where = ["no organization", "one organization", "two organizations"][organizations ?? 0];
    switch (declares) {
        case "handshakes":
            return `${accounts} roles × ${handshakes / accounts}, ${where}, --parallel ${parallel}`;
        case "guards":
            return `${accounts} guards, ${where}`;
        case "organization guard":
            return `OrganizationGuard of ${accounts} accounts, ${handshakes} invited`;
    }
}

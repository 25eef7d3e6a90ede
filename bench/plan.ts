import { memberAccounts, type OrganizationOptions, Sandbox } from "../sandbox";
import type { Scenario } from "./scenario";

/** How long an answer of the sandbox takes in a measured run. */
const LATENCY_MS = 20;

/** The role that exists in each of many accounts. */
export const ROLE_NAME = "guard";

/** The same for all sandboxes, so that a refresh finds what an up has left. */
const requestedTimestamp = new Date();

/** How an account is reached that isn't the one of the credentials. */
export interface Connection {
    assumeRoles: [{ roleArn: string }];
}

/** A handshake to decline, or to refresh. */
export interface Target {
    id: string;
    /** The account that received it, where it isn't the one of the credentials. */
    recipient?: string;
    connection?: Connection;
}

/** What a scenario's program is given, in plan.json. */
export interface Plan {
    declares: Scenario["declares"];
    targets: Target[];
    /** The accounts that are reached by a role. */
    accounts: { id: string; connection: Connection }[];
    roleName: string;
}

/** What a scenario's program is given. */
export function planOf(scenario: Scenario): Plan {
    const accounts = accountIds(scenario).map((id) => ({ id, connection: connectionTo(id) }));
    return { declares: scenario.declares, targets: targets(scenario), accounts, roleName: ROLE_NAME };
}

/** A sandbox as a scenario wants it; a measured one has a latency and the scenario's rates. */
export async function startSandbox(
    scenario: Scenario,
    state: "OPEN" | "DECLINED",
    measured: boolean,
): Promise<Sandbox> {
    const sandbox = await Sandbox.start({
        organizations: organizations(scenario),
        ...(measured && { latencyMs: LATENCY_MS, rates: scenario.rates }),
    });
    for (const { id, recipient } of targets(scenario)) {
        sandbox.invite({ id, state, requestedTimestamp, ...(recipient && { recipient }) });
    }
    return sandbox;
}

/** The credentials of a scenario: of the management account where it has to list its organization's accounts. */
export function credentials(sandbox: Sandbox, { declares }: Scenario): Record<string, string> {
    return declares === "organization guard" ? sandbox.environment(managementAccount(0)) : sandbox.environment();
}

function targets(scenario: Scenario): Target[] {
    const accounts = accountIds(scenario);
    return Array.from({ length: scenario.handshakes }, (_, index) => {
        const id = `h-bench${String(index).padStart(6, "0")}`;
        // Spread over all accounts, not only the first ones.
        const step = Math.max(1, Math.floor(accounts.length / scenario.handshakes));
        const recipient = accounts[(index * step) % accounts.length];
        return recipient === undefined ? { id } : { id, recipient, connection: connectionTo(recipient) };
    });
}

function accountIds({ declares, accounts = 0 }: Scenario): string[] {
    // The management account is one of an organization's accounts, and reached without a role.
    return memberAccounts(declares === "organization guard" ? accounts - 1 : accounts).map(({ id }) => id);
}

function organizations(scenario: Scenario): OrganizationOptions[] {
    const { organizations: count = 0 } = scenario;
    return Array.from({ length: count }, (_, number) => ({
        id: `o-benchorgid${number}`,
        managementAccountId: managementAccount(number),
        members: accountIds(scenario)
            .filter((_id, index) => index % count === number)
            .map((id) => ({ id })),
    }));
}

function managementAccount(number: number): string {
    return String(100_000_000_000 + number);
}

function connectionTo(accountId: string): Connection {
    return { assumeRoles: [{ roleArn: `arn:aws:iam::${accountId}:role/${ROLE_NAME}` }] };
}

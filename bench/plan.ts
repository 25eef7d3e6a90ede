import { memberAccounts, type OrganizationOptions, Sandbox } from "../sandbox";
import type { Scenario } from "./scenario";

/** The latency of the sandbox in a measured run. */
const LATENCY_MS = 20;

/** The name of the role in each member account. */
export const ROLE_NAME = "guard";

/** One timestamp for all sandboxes, so that a refresh finds the same handshakes as the up before. */
const requestedTimestamp = new Date();

/** The connection to an account other than that of the credentials. */
export interface Connection {
    assumeRoles: [{ roleArn: string }];
}

/** A handshake to decline or to refresh. */
export interface Target {
    id: string;
    /** The recipient, if it is not the account of the credentials. */
    recipient?: string;
    connection?: Connection;
}

/** The input of a scenario's program, in plan.json. */
export interface Plan {
    declares: Scenario["declares"];
    targets: Target[];
    /** The accounts that are reached through a role. */
    accounts: { id: string; connection: Connection }[];
    roleName: string;
}

/** Builds the input of a scenario's program. */
export function planOf(scenario: Scenario): Plan {
    const accounts = accountIds(scenario).map((id) => ({ id, connection: connectionTo(id) }));
    return { declares: scenario.declares, targets: targets(scenario), accounts, roleName: ROLE_NAME };
}

/** Starts the sandbox of a scenario. A measured run has the latency and the scenario's rates. */
export async function startSandbox(
    scenario: Scenario,
    state: "OPEN" | "DECLINED",
    isMeasured: boolean,
): Promise<Sandbox> {
    const sandbox = await Sandbox.start({
        organizations: organizations(scenario),
        ...(isMeasured && { latencyMs: LATENCY_MS, rates: scenario.rates }),
    });
    for (const { id, recipient } of targets(scenario)) {
        sandbox.invite({ id, state, requestedTimestamp, ...(recipient && { recipient }) });
    }
    return sandbox;
}

/** The credentials of a scenario. An organization guard needs those of the management account, to list the accounts. */
export function credentials(sandbox: Sandbox, { declares }: Scenario): Record<string, string> {
    return declares === "organization guard" ? sandbox.environment(managementAccount(0)) : sandbox.environment();
}

function targets(scenario: Scenario): Target[] {
    const accounts = accountIds(scenario);
    return Array.from({ length: scenario.handshakes }, (_, index) => {
        const id = `h-bench${String(index).padStart(6, "0")}`;
        // Distribute the handshakes over all accounts, not only the first ones.
        const step = Math.max(1, Math.floor(accounts.length / scenario.handshakes));
        const recipient = accounts[(index * step) % accounts.length];
        return recipient === undefined ? { id } : { id, recipient, connection: connectionTo(recipient) };
    });
}

function accountIds({ declares, accounts = 0 }: Scenario): string[] {
    // The management account counts as one of the accounts. It is reached without a role.
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

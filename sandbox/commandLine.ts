import { parseArgs } from "node:util";
import { memberAccounts } from "./memberAccounts";
import type { OrganizationOptions } from "./organization";
import type { SandboxOptions } from "./sandbox";

/** The parsed arguments of `npm run sandbox`. */
export interface CommandLine {
    options: SandboxOptions;
    /** The sandbox prints the credentials of this account. */
    accountId: string;
    /** The sandbox stops after this many seconds. */
    seconds: number;
}

export const USAGE = `Usage: npm run sandbox -- [--port PORT] [--latency MS] [--rates none|aws] [--for SECONDS]
    [--organization ACCOUNTS [--suspended COUNT] [--organizational-units COUNT] [--delegated-administrator ACCOUNT]
    [--quota-factor FACTOR] [--other-tool]]`;

const MANAGEMENT_ACCOUNT = "100000000000";
const FIRST_ACCOUNT = "222222222222";

/**
 * Parses the command line. Returns undefined for `--help`.
 *
 * @throws Error when an argument is wrong.
 */
export function parseCommandLine(args: readonly string[]): CommandLine | undefined {
    const { values } = parseArgs({
        args: [...args],
        options: {
            port: { type: "string", default: "0" },
            latency: { type: "string", default: "0" },
            rates: { type: "string", default: "none" },
            for: { type: "string", default: "3600" },
            organization: { type: "string" },
            suspended: { type: "string", default: "0" },
            "organizational-units": { type: "string", default: "0" },
            "delegated-administrator": { type: "string", multiple: true, default: [] },
            "quota-factor": { type: "string", default: "1" },
            "other-tool": { type: "boolean", default: false },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        return undefined;
    }
    if (values.rates !== "none" && values.rates !== "aws") {
        throw new Error("--rates must be none or aws.");
    }
    const organization =
        values.organization === undefined
            ? undefined
            : organizationOf({
                  accounts: number("organization", values.organization),
                  suspended: number("suspended", values.suspended),
                  units: number("organizational-units", values["organizational-units"]),
                  delegatedAdministrators: values["delegated-administrator"],
                  quotaFactor: number("quota-factor", values["quota-factor"]),
                  otherToolTakesHalf: values["other-tool"],
              });
    return {
        options: {
            port: number("port", values.port),
            latencyMs: number("latency", values.latency),
            rates: values.rates,
            organizations: organization === undefined ? [] : [organization],
        },
        accountId: organization?.managementAccountId ?? FIRST_ACCOUNT,
        seconds: number("for", values.for),
    };
}

interface OrganizationFlags
    extends Required<Pick<OrganizationOptions, "delegatedAdministrators" | "quotaFactor" | "otherToolTakesHalf">> {
    accounts: number;
    suspended: number;
    units: number;
}

/**
 * Builds an organization with `accounts` accounts. They include the management account and the recipient of the
 * handshakes.
 */
function organizationOf({ accounts, suspended, units, ...rest }: OrganizationFlags): OrganizationOptions {
    const organizationalUnits = Array.from({ length: units }, (_, index) => ({
        id: unitId(index),
        name: `Unit ${index + 1}`,
        // Each unit is the child of the previous one, for the deepest possible tree.
        ...(index > 0 && { parent: unitId(index - 1) }),
    }));
    const parentOf = (index: number) => {
        const place = index % (units + 1);
        return place === 0 ? {} : { parent: unitId(place - 1) };
    };
    const others = memberAccounts(Math.max(0, accounts - 2));
    const members = others.map((member, index) => ({
        ...member,
        ...parentOf(index),
        ...(index >= others.length - suspended && { state: "SUSPENDED" as const }),
    }));
    return {
        id: "o-sandboxorgid",
        managementAccountId: MANAGEMENT_ACCOUNT,
        organizationalUnits,
        members: [{ id: FIRST_ACCOUNT }, ...members],
        ...rest,
    };
}

function unitId(index: number): string {
    return `ou-root-unit${String(index + 1).padStart(4, "0")}`;
}

function number(flag: string, value: string): number {
    const parsed = Number(value);
    if (value === "" || !(parsed >= 0)) {
        throw new Error(`--${flag} takes a number that is not negative.`);
    }
    return parsed;
}

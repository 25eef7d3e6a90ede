import type { Clock, Duration } from "./clock";
import type { FaultRule, Faults } from "./faults";
import type { Handshake, Invitation } from "./handshake";
import type { OrganizationOptions } from "./organization";
import {
    addOrganization,
    type MemberBody,
    putMember,
    type RateSwitches,
    showOrganizations,
    switchRates,
} from "./organizationControl";
import type { OrganizationRegistry } from "./organizationRegistry";
import type { LoggedRequest } from "./requestLog";
import type { ServiceRequest, ServiceResponse } from "./service";
import type { Role } from "./sts";
import type { Transfer, TransferOptions } from "./transferStore";

/** The part of the sandbox that other processes can control over HTTP. */
export interface ControllableSandbox {
    readonly clock: Clock;
    readonly faults: Faults;
    readonly organizations: OrganizationRegistry;
    readonly handshakes: readonly Handshake[];
    readonly transfers: readonly Transfer[];
    readonly requests: readonly LoggedRequest[];
    clearRequests(): void;
    invite(invitation: Invitation): Handshake;
    transfer(options: TransferOptions): Transfer;
    accept(id: string): void;
    handshake(id: string): Handshake | undefined;
    setState(id: string, state: string): void;
    setRole(arn: string, role: Role): void;
}

const PREFIX = "/_sandbox/";

/** Handles a control request from another process. Returns undefined for any other request. */
export function handleControlRequest(
    sandbox: ControllableSandbox,
    { method, path, body }: ServiceRequest,
): ServiceResponse | undefined {
    if (!path.startsWith(PREFIX)) {
        return undefined;
    }
    const handler = ROUTES[`${method} ${path.slice(PREFIX.length)}`];
    if (handler === undefined) {
        return json(404, {
            message: `Unknown control request. Available requests: ${Object.keys(ROUTES).join(", ")}.`,
        });
    }
    try {
        return json(200, handler(sandbox, (body === "" ? {} : JSON.parse(body)) as never));
    } catch (error) {
        return json(400, { message: error instanceof Error ? error.message : String(error) });
    }
}

/** Times are in ISO 8601. */
type TransferBody = Omit<TransferOptions, "start" | "end"> & { start?: string; end?: string };

type InvitationBody = Omit<Invitation, "requestedTimestamp"> & { requestedTimestamp?: string };

// The bodies are hardly validated: only a developer sends them.
const ROUTES: Readonly<Record<string, (sandbox: ControllableSandbox, body: never) => unknown>> = {
    "GET handshakes": (sandbox) => sandbox.handshakes,
    "GET requests": (sandbox) => sandbox.requests,
    "DELETE requests": (sandbox) => sandbox.clearRequests(),
    "POST clock": (sandbox, body: Duration) => {
        sandbox.clock.advance(body);
        return { now: sandbox.clock.now() };
    },
    "POST faults": (sandbox, body: Omit<FaultRule, "times"> & { times?: number | "always" }) => {
        if (body.fault === undefined) {
            throw new Error("The member fault is missing.");
        }
        sandbox.faults.add({ ...body, times: body.times === "always" ? Number.POSITIVE_INFINITY : (body.times ?? 1) });
    },
    "DELETE faults": (sandbox) => sandbox.faults.clear(),
    "POST invite": (sandbox, { requestedTimestamp: at, ...body }: InvitationBody) =>
        sandbox.invite({ ...body, ...(at !== undefined && { requestedTimestamp: new Date(at) }) }),
    "GET transfers": (sandbox) => sandbox.transfers,
    "POST transfers": (sandbox, { start, end, ...body }: TransferBody) =>
        sandbox.transfer({
            ...body,
            ...(start !== undefined && { start: new Date(start) }),
            ...(end !== undefined && { end: new Date(end) }),
        }),
    "POST accept": (sandbox, { id = "" }: { id?: string }) => {
        sandbox.accept(id);
        return sandbox.handshake(id);
    },
    "POST state": (sandbox, { id = "", state = "" }: { id?: string; state?: string }) => {
        if (!/^[A-Z_]+$/.test(state)) {
            throw new Error("The state must be spelled as AWS spells it, such as ACCEPTED.");
        }
        sandbox.setState(id, state);
        return sandbox.handshake(id);
    },
    "GET organizations": (sandbox) => showOrganizations(sandbox.organizations),
    "POST organizations": (sandbox, body: OrganizationOptions) => addOrganization(sandbox.organizations, body),
    "POST accounts": (sandbox, body: MemberBody) => putMember(sandbox.organizations, body),
    "POST rates": (sandbox, body: RateSwitches) => switchRates(sandbox.organizations, body),
    "POST role": (sandbox, { arn = "", ...role }: Role & { arn?: string }) => {
        if (!arn.includes(":role/")) {
            throw new Error("The member arn must be the ARN of a role.");
        }
        sandbox.setRole(arn, role);
    },
};

function json(status: number, value: unknown): ServiceResponse {
    return { status, contentType: "application/json", body: `${JSON.stringify(value ?? {}, undefined, 2)}\n` };
}

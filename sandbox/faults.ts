/** One way in which a request fails. */
export type Fault =
    /** The service returns this error and does not execute the operation. */
    | { error: string; message?: string; reason?: string; status?: number }
    /** The connection is reset, before or after the operation is executed. */
    | { lostResponse: "before" | "after" }
    /** The operation is executed. The connection closes in the middle of the response. */
    | { truncated: true }
    /** The operation is executed. The response stops in the middle; the connection stays open until the sandbox stops. */
    | { stalled: true }
    /** A proxy responds (by default with 502 and HTML). The operation is not executed. */
    | { body: string; status?: number; contentType?: string }
    /** No response until the sandbox stops. The operation is not executed. */
    | { hang: true }
    /** A normal response, this many milliseconds late. */
    | { delay: number }
    /** The service rejects the caller's temporary credentials as expired. */
    | { expiredToken: true }
    /** The service throttles the request. */
    | { throttle: true };

/** A fault and the requests that it applies to: those that match every given member. */
export interface FaultRule {
    operation?: string;
    handshakeId?: string;
    /** The caller's account, or the account of the role to assume. */
    accountId?: string;
    /** The number of requests that the fault applies to. Default: 1. */
    times?: number;
    /** The number of matching requests that succeed first. Default: 0. */
    after?: number;
    fault: Fault;
}

/** The parts of a request that a fault rule is matched against. */
export interface FaultTarget {
    operation: string;
    handshakeId?: string | undefined;
    accountIds: readonly (string | undefined)[];
}

type CountedRule = FaultRule & { times: number; after: number };

/** The planned faults. */
export class Faults {
    private rules: CountedRule[] = [];

    /** Plans a fault. If several match a request, the first one added applies. */
    add(rule: FaultRule): void {
        this.rules.push({ ...rule, times: rule.times ?? 1, after: rule.after ?? 0 });
    }

    /** Removes all planned faults. */
    clear(): void {
        this.rules = [];
    }

    /** The fault that applies to this request, if any. Counts it as used. */
    next(target: FaultTarget): Fault | undefined {
        for (const rule of this.rules) {
            if (rule.times <= 0 || !matches(rule, target)) {
                continue;
            }
            if (rule.after > 0) {
                rule.after -= 1;
                continue;
            }
            rule.times -= 1;
            return rule.fault;
        }
        return undefined;
    }
}

/** A fault's short name for the log, such as "lostResponse after". */
export function faultName(fault: Fault): string {
    if ("error" in fault) {
        return fault.error;
    }
    if ("lostResponse" in fault) {
        return `lostResponse ${fault.lostResponse}`;
    }
    return Object.keys(fault)[0] ?? "fault";
}

function matches(rule: FaultRule, target: FaultTarget): boolean {
    return (
        (rule.operation === undefined || rule.operation === target.operation) &&
        (rule.handshakeId === undefined || rule.handshakeId === target.handshakeId) &&
        (rule.accountId === undefined || target.accountIds.includes(rule.accountId))
    );
}

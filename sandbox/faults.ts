/** One way for a request to go wrong. */
export type Fault =
    /** Answered with this error instead of being carried out. */
    | { error: string; message?: string; reason?: string; status?: number }
    /** The connection is reset: before anything was done, or after the operation was carried out. */
    | { lostAnswer: "before" | "after" }
    /** Carried out, but the connection closes in the middle of the answer. */
    | { truncated: true }
    /** Carried out, but the answer stops in the middle, and the connection stays open until the sandbox stops. */
    | { stalled: true }
    /** What a proxy in between answers (502 and HTML unless told); nothing is carried out. */
    | { body: string; status?: number; contentType?: string }
    /** Not answered until the sandbox stops; nothing is carried out. */
    | { hang: true }
    /** Carried out and answered normally, this many milliseconds late. */
    | { delay: number }
    /** The caller's temporary credentials are refused as expired. */
    | { expiredToken: true }
    /** Refused as one request too many. */
    | { throttle: true };

/** Which requests a fault befalls: those that match every member given. */
export interface FaultRule {
    operation?: string;
    handshakeId?: string;
    /** The caller's account, or the account of the role it asks for. */
    accountId?: string;
    /** How many requests it befalls: one unless told. */
    times?: number;
    /** How many matching requests go well before. */
    after?: number;
    fault: Fault;
}

/** What of a request faults are matched against. */
export interface FaultTarget {
    operation: string;
    handshakeId?: string | undefined;
    accountIds: readonly (string | undefined)[];
}

type CountedRule = FaultRule & { times: number; after: number };

/** The faults to come. */
export class Faults {
    private rules: CountedRule[] = [];

    /** Adds a fault; of several that match a request, the one added first befalls it. */
    add(rule: FaultRule): void {
        this.rules.push({ ...rule, times: rule.times ?? 1, after: rule.after ?? 0 });
    }

    /** Forgets all of them. */
    clear(): void {
        this.rules = [];
    }

    /** The fault that befalls this request, if any, which uses it up. */
    take(target: FaultTarget): Fault | undefined {
        for (const rule of this.rules) {
            if (rule.times <= 0 || !matches(rule, target)) continue;
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

/** A fault's short name for the log, such as "lostAnswer after". */
export function faultName(fault: Fault): string {
    if ("error" in fault) return fault.error;
    if ("lostAnswer" in fault) return `lostAnswer ${fault.lostAnswer}`;
    return Object.keys(fault)[0] ?? "fault";
}

function matches(rule: FaultRule, target: FaultTarget): boolean {
    return (
        (rule.operation === undefined || rule.operation === target.operation) &&
        (rule.handshakeId === undefined || rule.handshakeId === target.handshakeId) &&
        (rule.accountId === undefined || target.accountIds.includes(rule.accountId))
    );
}

import { randomBytes } from "node:crypto";
import type { Clock } from "./clock";
import { expiredToken, ServiceError } from "./errors";

/** An account that requests can come from. */
export interface Account {
    id: string;
    /** The key its requests are told by. */
    accessKeyId: string;
}

/** Who sent a request. */
export interface Caller {
    accountId: string;
    arn: string;
    /** The role it acts in, when it does. */
    roleArn?: string;
}

/** Temporary credentials, as STS hands them out. */
export interface Session {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken: string;
    expires: Date;
    caller: Caller;
}

/** Whose access key is whose. Signatures aren't verified: the key alone tells the caller. */
export class Credentials {
    private readonly accounts = new Map<string, Account>();
    private readonly keys = new Map<string, Caller>();
    private readonly sessions = new Map<string, Session>();

    constructor(private readonly clock: Clock) {}

    /** The account with this id, registered if it wasn't; a key given here becomes the one its environment has. */
    account(id: string, accessKeyId?: string): Account {
        const account = this.accounts.get(id) ?? { id, accessKeyId: accessKeyId ?? `AKIASANDBOX${id}` };
        account.accessKeyId = accessKeyId ?? account.accessKeyId;
        this.accounts.set(id, account);
        this.keys.set(account.accessKeyId, { accountId: id, arn: `arn:aws:iam::${id}:user/sandbox` });
        return account;
    }

    /** Temporary credentials that act in a role. */
    issue(roleArn: string, sessionName: string, seconds: number): Session {
        const [, accountId = "", name = ""] = /^arn:[^:]+:iam::(\d+):role\/(?:.*\/)?(.+)$/.exec(roleArn) ?? [];
        const session: Session = {
            accessKeyId: `ASIA${random(8).toUpperCase()}`,
            secretAccessKey: random(20),
            sessionToken: random(40),
            expires: new Date(this.clock.time() + seconds * 1000),
            caller: { accountId, roleArn, arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${sessionName}` },
        };
        this.sessions.set(session.accessKeyId, session);
        return session;
    }

    /** The sender of a request with this key, known even when its session is over. */
    peek(accessKeyId: string): Caller | undefined {
        return this.keys.get(accessKeyId) ?? this.sessions.get(accessKeyId)?.caller;
    }

    /** The sender of a request with this key, refused when there is none or its session is over. */
    identify(accessKeyId: string, sessionToken: string | undefined): Caller {
        const owner = this.keys.get(accessKeyId);
        if (owner !== undefined) return owner;
        const session = this.sessions.get(accessKeyId);
        if (session === undefined || session.sessionToken !== sessionToken) {
            throw new ServiceError(
                "UnrecognizedClientException",
                "The security token included in the request is invalid.",
            );
        }
        if (this.clock.time() >= session.expires.getTime()) throw expiredToken();
        return session.caller;
    }
}

function random(bytes: number): string {
    return randomBytes(bytes).toString("hex");
}

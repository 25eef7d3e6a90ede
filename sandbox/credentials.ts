import { randomBytes } from "node:crypto";
import type { Clock } from "./clock";
import { expiredToken, ServiceError } from "./errors";

/** An account that can send requests. */
export interface Account {
    id: string;
    /** The access key that identifies its requests. */
    accessKeyId: string;
}

/** The sender of a request. */
export interface Caller {
    accountId: string;
    arn: string;
    /** The role that the caller has assumed, if any. */
    roleArn?: string;
}

/** Temporary credentials from STS. */
export interface Session {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken: string;
    expiresAt: Date;
    caller: Caller;
}

/** Maps access keys to callers. The sandbox does not verify signatures: the key alone identifies the caller. */
export class Credentials {
    private readonly accounts = new Map<string, Account>();
    private readonly keys = new Map<string, Caller>();
    private readonly sessions = new Map<string, Session>();

    constructor(private readonly clock: Clock) {}

    /** Returns the account with this id and registers it if necessary. `accessKeyId` replaces its access key. */
    account(id: string, accessKeyId?: string): Account {
        const account = this.accounts.get(id) ?? { id, accessKeyId: accessKeyId ?? `AKIASANDBOX${id}` };
        account.accessKeyId = accessKeyId ?? account.accessKeyId;
        this.accounts.set(id, account);
        this.keys.set(account.accessKeyId, { accountId: id, arn: `arn:aws:iam::${id}:user/sandbox` });
        return account;
    }

    /** Issues temporary credentials for a role. */
    issue(roleArn: string, sessionName: string, seconds: number): Session {
        const [, accountId = "", name = ""] = /^arn:[^:]+:iam::(\d+):role\/(?:.*\/)?(.+)$/.exec(roleArn) ?? [];
        const session: Session = {
            accessKeyId: `ASIA${randomHex(8).toUpperCase()}`,
            secretAccessKey: randomHex(20),
            sessionToken: randomHex(40),
            expiresAt: new Date(this.clock.time() + seconds * 1000),
            caller: { accountId, roleArn, arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${sessionName}` },
        };
        this.sessions.set(session.accessKeyId, session);
        return session;
    }

    /** Finds the caller with this access key, even if its session has expired. */
    find(accessKeyId: string): Caller | undefined {
        return this.keys.get(accessKeyId) ?? this.sessions.get(accessKeyId)?.caller;
    }

    /**
     * Returns the caller with this access key.
     *
     * @throws ServiceError if the key is unknown or its session has expired.
     */
    authenticate(accessKeyId: string, sessionToken: string | undefined): Caller {
        const owner = this.keys.get(accessKeyId);
        if (owner !== undefined) {
            return owner;
        }
        const session = this.sessions.get(accessKeyId);
        if (session === undefined || session.sessionToken !== sessionToken) {
            throw new ServiceError(
                "UnrecognizedClientException",
                "The security token included in the request is invalid.",
            );
        }
        if (this.clock.time() >= session.expiresAt.getTime()) {
            throw expiredToken();
        }
        return session.caller;
    }
}

function randomHex(bytes: number): string {
    return randomBytes(bytes).toString("hex");
}

import { canonicalJson } from "../../resources/canonicalJson";
import type { AwsConnection } from "../connection";
import type { CallContext } from "./clock";
import { type AccountLimiters, OperationLimiters } from "./limiters";
import type { Wait } from "./messages";

/** The limiters of accounts, by connection. Two connections to one account share its limiters. */
export class LimitersByConnection {
    private readonly limiters: OperationLimiters;
    private readonly byConnection = new Map<AwsConnection, Promise<AccountLimiters>>();
    private readonly byAccount = new Map<string, AccountLimiters>();
    private first: AwsConnection | undefined;

    constructor(context: CallContext, onLongWait: (wait: Wait) => void) {
        this.limiters = new OperationLimiters(context, onLongWait);
    }

    /** Registers a connection. */
    add(connection: AwsConnection): void {
        this.first ??= connection;
    }

    /** Returns the limiters of the account that a connection reaches. */
    of(connection: AwsConnection): Promise<AccountLimiters> {
        let limiters = this.byConnection.get(connection);
        if (limiters === undefined) {
            limiters = this.find(connection);
            this.byConnection.set(connection, limiters);
        }
        return limiters;
    }

    /** Removes a connection that makes no more calls. The limiters of its account stay. */
    remove(connection: AwsConnection): void {
        this.byConnection.delete(connection);
    }

    private async find(connection: AwsConnection): Promise<AccountLimiters> {
        const { first } = this;
        if (connection === first) {
            // The account matters only if there is a second connection.
            return this.ofAccount(connection.identity.configuredAccount);
        }
        if (first !== undefined && first.identity.configuredAccount === undefined) {
            const limiters = await this.of(first);
            this.byAccount.set(await accountOf(first), limiters);
        }
        return this.ofAccount(await accountOf(connection));
    }

    private ofAccount(account: string | undefined): AccountLimiters {
        const limiters = (account && this.byAccount.get(account)) || this.limiters.addAccount();
        if (account !== undefined) {
            this.byAccount.set(account, limiters);
        }
        return limiters;
    }
}

/** Returns the account of a connection. If it is unknown, returns a key that no other connection has. */
async function accountOf(connection: AwsConnection): Promise<string> {
    const account = connection.identity.configuredAccount ?? (await connection.identity.getWithTimeout())?.account;
    return account ?? `of ${canonicalJson(connection.settings)}`;
}

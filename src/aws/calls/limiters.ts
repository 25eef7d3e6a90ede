import type { Operation } from "../quotas";
import type { AccountOperationLimiter } from "./accountOperationLimiter";
import type { CallContext } from "./clock";
import type { Wait } from "./messages";
import { OperationLimiter } from "./operationLimiter";

/** The limiters of all operations of AWS Organizations, for all accounts of one Pulumi operation. */
export class OperationLimiters {
    private readonly byOperation = new Map<Operation, OperationLimiter>();

    constructor(
        private readonly context: CallContext,
        private readonly onLongWait: (wait: Wait) => void,
    ) {}

    /** Returns the limiters of a new account. */
    addAccount(): AccountLimiters {
        return new AccountLimiters(this);
    }

    /** Returns the limiter of an operation. */
    of(operation: Operation): OperationLimiter {
        let limiter = this.byOperation.get(operation);
        if (limiter === undefined) {
            limiter = new OperationLimiter(operation, this.context, this.onLongWait);
            this.byOperation.set(operation, limiter);
        }
        return limiter;
    }
}

/** The limiters of one account. Each is created on its first use, because most accounts need only one. */
export class AccountLimiters {
    private readonly byOperation = new Map<Operation, AccountOperationLimiter>();

    constructor(private readonly all: OperationLimiters) {}

    /** Returns the limiter of an operation. */
    of(operation: Operation): AccountOperationLimiter {
        let limiter = this.byOperation.get(operation);
        if (limiter === undefined) {
            limiter = this.all.of(operation).addAccount();
            this.byOperation.set(operation, limiter);
        }
        return limiter;
    }
}

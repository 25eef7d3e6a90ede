import type { Operation } from "../quotas";
import type { CallContext } from "./clock";
import type { Wait } from "./messages";
import { type AccountLimiter, OperationLimiter } from "./operationLimiter";

/** The limiters of all operations, for all accounts of one operation of Pulumi. */
export class Limiters {
    private readonly byOperation = new Map<Operation, OperationLimiter>();

    constructor(
        private readonly context: CallContext,
        private readonly onLongWait: (wait: Wait) => void,
    ) {}

    /** The limiters of one more account. */
    addAccount(): AccountLimiters {
        return new AccountLimiters(this);
    }

    /** The limiter of an operation. */
    of(operation: Operation): OperationLimiter {
        let limiter = this.byOperation.get(operation);
        if (limiter === undefined) {
            limiter = new OperationLimiter(operation, this.context, this.onLongWait);
            this.byOperation.set(operation, limiter);
        }
        return limiter;
    }
}

/** The limiters of one account, each made when it is first needed: most accounts are only listed. */
export class AccountLimiters {
    private readonly byOperation = new Map<Operation, AccountLimiter>();

    constructor(private readonly all: Limiters) {}

    /** The limiter of an operation. */
    of(operation: Operation): AccountLimiter {
        let limiter = this.byOperation.get(operation);
        if (limiter === undefined) {
            limiter = this.all.of(operation).addAccount();
            this.byOperation.set(operation, limiter);
        }
        return limiter;
    }
}

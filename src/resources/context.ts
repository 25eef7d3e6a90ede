import type { Organizations } from "./organizations";

/** What a host passes to each operation of a resource. */
export interface Context<Account extends Organizations = Organizations> {
    /** The account that received the handshakes. */
    organizations: Account;
    /** Shows the user a warning. */
    warn(message: string): void;
    /** Shows the user a message about a result. */
    info(message: string): void;
    /** Shows the user the progress of a long wait. The next message may replace it. */
    progress(message: string): void;
}

import type { Organizations } from "./organizations";

/** What a host gives a resource to work with. */
export interface Context<Account extends Organizations = Organizations> {
    /** The account that received the handshakes. */
    organizations: Account;
    /** Tells the user something that is no failure but that they should know. */
    warn(message: string): void;
    /** Tells the user what was done, or not done. */
    info(message: string): void;
    /** Shows the user how far a long wait has come. The next message may take its place. */
    progress(message: string): void;
}

import type { HandshakeClient } from "./accountClient";

/** What a plugin passes to each operation of a resource. */
export interface Context<Client extends HandshakeClient = HandshakeClient> {
    /** Calls AWS Organizations in the account that received the handshakes. */
    client: Client;
    /** Shows the user a warning. */
    warn(message: string): void;
    /** Shows the user a message about a result. */
    info(message: string): void;
    /** Shows the user the progress of a long wait. The next message may replace it. */
    progress(message: string): void;
}

/** Settings for what implementations of the service do differently. Each may change while the sandbox runs. */
export interface Behavior {
    /** The error for declining a handshake that is already declined. */
    alreadyDeclined: "HandshakeAlreadyInStateException" | "InvalidHandshakeTransitionException";
    /** The indexes of the list pages that are empty but have a token for the next page. The first index is 0. */
    emptyPages: readonly number[];
    /** The maximum number of items on a page, even if the request allows more. */
    pageSize: number;
}

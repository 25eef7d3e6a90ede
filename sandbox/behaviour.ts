/** Ways in which implementations of the service differ, and lists can be made awkward; may change at any time. */
export interface Behaviour {
    /** The answer to declining what is declined already. */
    alreadyDeclined: "HandshakeAlreadyInStateException" | "InvalidHandshakeTransitionException";
    /** Numbers of the pages of a list that come empty, with a token for the next; the first is 0. */
    emptyPages: readonly number[];
    /** How many items a page has at most, whatever was asked for. */
    pageSize: number;
}

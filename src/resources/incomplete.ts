import { HandshakeError } from "./handshakeError";

/** What the state is to hold of a resource that couldn't do all. */
export interface IncompleteResource<Outputs extends object> {
    /** The resource's id. */
    id: string;
    /** What the state holds. */
    outputs: Outputs;
    /** What the program said. */
    inputs: object;
}

/** A guard has something left that it couldn't deal with; all the rest is done. The next up goes on from there. */
export class Incomplete<Outputs extends object = object> extends HandshakeError {
    /**
     * @param resource what the state is to hold.
     * @param reasons what is left and why, a line for each.
     */
    constructor(
        readonly resource: IncompleteResource<Outputs>,
        readonly reasons: string[],
    ) {
        super(reasons.join("\n"));
    }

    /** What the state is to hold. */
    get outputs(): Outputs {
        return this.resource.outputs;
    }
}

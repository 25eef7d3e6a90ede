import { HandshakeError } from "./handshakeError";

/** A resource for the state, after an operation that did only a part of its work. */
export interface IncompleteResource<Outputs extends object> {
    /** The resource's id. */
    id: string;
    /** The outputs for the state. */
    outputs: Outputs;
    /** The inputs of the program. */
    inputs: object;
}

/** A guard could not do a part of its work. The rest is done, and the next up continues. */
export class Incomplete<Outputs extends object = object> extends HandshakeError {
    /**
     * @param resource the resource for the state.
     * @param reasons the reasons, one line for each part that is not done.
     */
    constructor(
        readonly resource: IncompleteResource<Outputs>,
        readonly reasons: string[],
    ) {
        super(reasons.join("\n"));
    }

    /** The outputs for the state. */
    get outputs(): Outputs {
        return this.resource.outputs;
    }
}

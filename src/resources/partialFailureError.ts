import { HandshakeError } from "./handshakeError";

/** A resource for the state, after a create or an update that did only a part of its work. */
export interface PartialResource<Outputs extends object> {
    /** The resource's id. */
    id: string;
    /** The outputs for the state. */
    outputs: Outputs;
    /** The inputs of the program. */
    inputs: object;
}

/**
 * A create or an update of a guard did only a part of its work. The state still holds the guard, and the next `pulumi
 * up` does the rest.
 */
export class PartialFailureError<Outputs extends object = object> extends HandshakeError {
    /**
     * @param resource the resource for the state.
     * @param reasons the reasons, one line for each part that is not done.
     */
    constructor(
        readonly resource: PartialResource<Outputs>,
        readonly reasons: string[],
    ) {
        super(reasons.join("\n"));
    }

    /** The outputs for the state. */
    get outputs(): Outputs {
        return this.resource.outputs;
    }
}

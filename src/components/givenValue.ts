import * as pulumi from "@pulumi/pulumi";
import { isComputed } from "../pulumi/isComputed";
import { runError } from "../pulumi/runError";
import { noValueMessage } from "./messages";

/** Whether an argument is given. `undefined` and `null` both mean that it is left out. */
export function isGiven<T>(value: T | undefined | null): value is T {
    return value !== undefined && value !== null;
}

/** Returns a value for a message: as JSON, if it is known. */
export function describeValue(value: unknown): string {
    return isComputed(value) ? "an output" : String(JSON.stringify(value));
}

/**
 * Returns an argument that must have a value. A component decides which resources it creates before it knows the value
 * of an output, so an output can't count as left out.
 *
 * @param what the argument, for the message.
 * @throws pulumi.RunError in the output, if it has no value.
 */
export function requireValue<T>(what: string, value: pulumi.Input<T>): pulumi.Output<T> {
    return pulumi.output(value).apply((known) => {
        if (!isGiven(known)) {
            throw runError(noValueMessage(what));
        }
        return known;
    }) as pulumi.Output<T>;
}

import * as pulumi from "@pulumi/pulumi";

/** Whether a value is an output or a promise, so that it is not known yet. */
export function isComputed<T>(value: pulumi.Input<T>): value is pulumi.Output<T> | Promise<T> {
    return pulumi.Output.isInstance(value) || value instanceof Promise;
}

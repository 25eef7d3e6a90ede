import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends a program with nothing but its message.
 *
 * @see https://www.pulumi.com/docs/reference/pkg/nodejs/pulumi/pulumi/classes/RunError.html
 */
export function runError(message: string): pulumi.RunError {
    // The engine shows a RunError without a stack; one that nobody waits for it would show with it, if it had one.
    return Object.assign(new pulumi.RunError(message), { stack: undefined });
}

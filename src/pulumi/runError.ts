import * as pulumi from "@pulumi/pulumi";

/**
 * Returns an error that ends a program and shows only its message.
 *
 * @see https://www.pulumi.com/docs/reference/pkg/nodejs/pulumi/pulumi/classes/RunError.html
 */
export function runError(message: string): pulumi.RunError {
    // Pulumi shows only the message of a RunError. If no code catches the error, Pulumi shows its stack too, so it has
    // none.
    return Object.assign(new pulumi.RunError(message), { stack: undefined });
}

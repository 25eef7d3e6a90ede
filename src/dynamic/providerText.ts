import type * as pulumi from "@pulumi/pulumi";

/** The module that the provider text requires: the real providers. */
export type Providers = typeof import("./providers");

/** The method that Pulumi's plugin calls first. It installs the real methods, and calls the real `configure`. */
export type Configure = (this: object, request: pulumi.dynamic.ConfigureRequest) => Promise<void>;

/**
 * Makes a provider whose source code (the provider text) only requires the package. Pulumi writes the text to the state
 * of every resource, twice. A refresh or a destroy runs the text from the state. So the text must not change by a
 * single character: docs/adr/0001 has the reasons.
 *
 * All seven methods are one function, because each further function would add up to 600 bytes to the state of every
 * resource. The engine writes the whole state at each step. If Pulumi's plugin calls another method before
 * `configure`, the function passes its arguments to the real `configure`, which rejects them. So no step is skipped
 * without an error.
 *
 * @param configure requires the package's sub-path, assigns its export to `this`, and calls the real `configure`. It
 *   must not refer to anything else.
 * @see https://www.pulumi.com/docs/iac/concepts/providers/dynamic-providers/
 */
export function providerText<Inputs, Outputs>(configure: Configure): pulumi.dynamic.ResourceProvider<Inputs, Outputs> {
    const method = configure as (...args: unknown[]) => Promise<never>;
    return {
        configure,
        check: method,
        diff: method,
        create: method,
        read: method,
        update: method,
        delete: method,
    };
}

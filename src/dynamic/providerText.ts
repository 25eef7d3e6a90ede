import type * as pulumi from "@pulumi/pulumi";

/**
 * A provider whose text holds nothing but the way to the package. Pulumi writes the text of these functions, and of the
 * one given, to the state of every resource, twice; a refresh or a destroy runs the text that it finds there. So not a
 * character of them may change: docs/adr/0001 has the reasons.
 *
 * Pulumi's plugin calls `configure` before anything else; that puts the real methods in the place of the others, which
 * stand there as one function, since the text of each would cost every state 400 bytes. Where `configure` was left out,
 * or failed since the package isn't installed, that function says so: no step is passed over.
 *
 * @param host requires the package's sub-path and returns what lives there; it may refer to nothing else.
 */
export function providerText<Inputs, Outputs>(
    host: () => Required<pulumi.dynamic.ResourceProvider<Inputs, Outputs>>,
): pulumi.dynamic.ResourceProvider<Inputs, Outputs> {
    return {
        configure(...args) {
            return Object.assign(this, host()).configure(...args);
        },
        check: notConfigured,
        diff: notConfigured,
        create: notConfigured,
        read: notConfigured,
        update: notConfigured,
        delete: notConfigured,
    };
}

const notConfigured = (): never => {
    throw new Error(
        "pulumi-aws-handshakes isn't ready; see the other errors. Is it installed in the program's folder?",
    );
};

import type * as pulumi from "@pulumi/pulumi";

/**
 * A provider whose text holds nothing but the way to the package. Pulumi writes the text of these functions, and of the
 * one given, to the state of every resource, twice; a refresh or a destroy runs the text that it finds there. So not a
 * character of them may change: docs/adr/0001 has the reasons.
 *
 * @param host requires the package's sub-path and returns what lives there; it may refer to nothing else.
 */
export function providerText<Inputs, Outputs>(
    host: () => Required<pulumi.dynamic.ResourceProvider<Inputs, Outputs>>,
): pulumi.dynamic.ResourceProvider<Inputs, Outputs> {
    return {
        configure: (...args) => host().configure(...args),
        check: (...args) => host().check(...args),
        diff: (...args) => host().diff(...args),
        create: (...args) => host().create(...args),
        read: (...args) => host().read(...args),
        update: (...args) => host().update(...args),
        delete: (...args) => host().delete(...args),
    };
}

import type * as pulumi from "@pulumi/pulumi";

/** The plugin's version, which is this package's. */
export const { version } = require("../../package.json") as { version: string };

/**
 * What every resource of the plugin is declared with: the plugin's version, which is this package's, and the type that
 * the dynamic resource of the same kind has, so that moving from one to the other keeps the resource.
 */
export function optionsFor(dynamicType: string): pulumi.CustomResourceOptions {
    return { version, aliases: [{ type: dynamicType }] };
}

import type * as pulumi from "@pulumi/pulumi";

const { version } = require("../../package.json") as { version: string };

/**
 * What every resource of the plugin is declared with: the plugin's version, which is this package's, and the type that
 * the dynamic resource of the same kind has, so that moving from one to the other keeps the resource.
 */
export function optionsFor(dynamicType: string): pulumi.CustomResourceOptions {
    return { version, aliases: [{ type: dynamicType }] };
}

/** What every look-up is called with. */
export function invokeOptionsFor(opts: pulumi.InvokeOptions | undefined): pulumi.InvokeOptions {
    return { version, ...opts };
}

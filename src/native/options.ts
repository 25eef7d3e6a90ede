import * as pulumi from "@pulumi/pulumi";
import { pluginOptions } from "./published";

/**
 * Returns the options of every resource of the plugin, besides the user's options: the plugin, and an alias with the type of
 * the dynamic resource. With the alias, a move from the dynamic to the native resource keeps the resource, also under a new
 * name or parent.
 */
export function optionsFor(dynamicType: string, opts?: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
    const former = (opts?.aliases ?? []).flatMap((alias) =>
        isPlain(alias) && alias.type === undefined ? [{ ...alias, type: dynamicType }] : [],
    );
    return { ...pluginOptions, aliases: [{ type: dynamicType }, ...former] };
}

function isPlain(alias: pulumi.Input<pulumi.URN | pulumi.Alias>): alias is pulumi.Alias {
    return typeof alias === "object" && !pulumi.Output.isInstance(alias) && !("then" in alias);
}

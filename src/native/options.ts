import * as pulumi from "@pulumi/pulumi";
import { pluginOptions } from "./published";

/**
 * What every resource of the plugin is declared with besides the user's options: which plugin it needs, and
 * the type that the dynamic resource of the same kind has, so that moving from one to the other keeps the
 * resource, under a new name or parent too.
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

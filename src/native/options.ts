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

/**
 * Returns the options that have a value. An option that is `undefined` or `null` must not remove a default, such as the
 * plugin's version.
 */
export function givenOptions<Options extends object>(opts: Options | undefined): Partial<Options> {
    const given = Object.entries(opts ?? {}).filter(([, value]) => value !== undefined && value !== null);
    return Object.fromEntries(given) as Partial<Options>;
}

function isPlain(alias: pulumi.Input<pulumi.URN | pulumi.Alias>): alias is pulumi.Alias {
    return typeof alias === "object" && !pulumi.Output.isInstance(alias) && !("then" in alias);
}

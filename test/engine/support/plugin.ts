/** A plugin that serves the resources. The same tests run with each plugin. */
export interface Plugin {
    /** The name in the titles of the tests. */
    name: string;
    /** The module that a program in Node.js requires. */
    module: string;
    /** The content of Pulumi.yaml. */
    project: string;
    /** Whether a preview calls AWS. */
    previewsLook: boolean;
    /** Whether a refresh shows drift of outputs as well as of inputs. */
    showsOutputs: boolean;
    /** Whether the engine refreshes guards before every up, preview and destroy. */
    refreshesGuards: boolean;
}

const project = "name: test\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";

/** The plugin for dynamic resources, which comes with Pulumi. */
export const dynamicPlugin: Plugin = {
    name: "dynamic",
    module: "pulumi-aws-handshakes",
    project,
    previewsLook: false,
    showsOutputs: true,
    refreshesGuards: false,
};

/** The part of Pulumi.yaml that points a program in any language at the plugin of the installation. */
export const pluginPath =
    "plugins:\n  providers:\n    - name: aws-handshakes\n      path: ../../node_modules/pulumi-aws-handshakes\n";

/** The plugin aws-handshakes. */
export const nativePlugin: Plugin = {
    name: "native",
    module: "pulumi-aws-handshakes/native",
    project: project + pluginPath,
    previewsLook: true,
    showsOutputs: false,
    refreshesGuards: true,
};

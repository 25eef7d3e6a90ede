/** One of the ways in which a program's resources are served. The same tests run over each. */
export interface Host {
    /** What the tests are headed by. */
    name: string;
    /** What a program in Node.js requires. */
    module: string;
    /** The project's file. */
    project: string;
    /** Whether a preview asks AWS what is there. */
    previewsLook: boolean;
    /** Whether a refresh shows outputs that drifted beside the inputs; otherwise it names the inputs only. */
    showsOutputs: boolean;
    /** Whether the engine has a guard look before every up, preview and destroy. */
    refreshesGuards: boolean;
}

const project = "name: test\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";

/** The plugin for dynamic resources, which comes with Pulumi. */
export const dynamicHost: Host = {
    name: "dynamic",
    module: "pulumi-aws-handshakes",
    project,
    previewsLook: false,
    showsOutputs: true,
    refreshesGuards: false,
};

/** What a project of a program in any language says, to find the plugin in the installation. */
export const pluginPath =
    "plugins:\n  providers:\n    - name: aws-handshakes\n      path: ../../node_modules/pulumi-aws-handshakes\n";

/** The plugin aws-handshakes. */
export const nativeHost: Host = {
    name: "native",
    module: "pulumi-aws-handshakes/native",
    project: project + pluginPath,
    previewsLook: true,
    showsOutputs: false,
    refreshesGuards: true,
};

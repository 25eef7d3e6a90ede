/*
 * The installations that layouts.ts tests. The table in docs/compatibility.md lists them.
 */

/** A way to install, and the installed versions. */
export interface Layout {
    /** The name in docs/compatibility.md. */
    name: string;
    manager: "npm" | "pnpm" | "yarn" | "yarnPnp" | "link";
    pulumi: string;
    /** The compiler in the program's folder; by default Pulumi's own, 3.8.3. */
    typescript?: string;
    /** The major version of Node.js for the program and the plugins; by default that of the tests. */
    node?: 22 | 24;
}

/**
 * The first release with a plugin that passes on the `inputs` of a read. Without them, the state would contain the
 * inputs of the program instead of the drift, and `ignoreChanges` could not keep a drift.
 */
const oldestPulumi = "3.216.0";
/** The last release that supports Node.js 20 officially. */
const pulumiOfNode20 = "3.248.0";
/** The newest release at the time of the last check. It requires Node.js 22 officially, and runs on 20. */
const newestPulumi = "3.270.0";

export const layouts: readonly Layout[] = [
    { name: "npm", manager: "npm", pulumi: pulumiOfNode20, typescript: "~6.0.3" },
    { name: "npm, without a compiler", manager: "npm", pulumi: oldestPulumi },
    { name: "npm", manager: "npm", pulumi: newestPulumi, typescript: "~5.9.3", node: 24 },
    { name: "pnpm", manager: "pnpm", pulumi: newestPulumi, typescript: "~6.0.3", node: 22 },
    { name: "Yarn, node_modules", manager: "yarn", pulumi: pulumiOfNode20, typescript: "~5.9.3" },
    { name: "Yarn, Plug'n'Play", manager: "yarnPnp", pulumi: pulumiOfNode20, typescript: "~5.9.3" },
    { name: "a link to a folder", manager: "link", pulumi: pulumiOfNode20, typescript: "~6.0.3" },
];

/** Returns the table in docs/compatibility.md. */
export function table(): string {
    const rows = layouts.map(({ name, pulumi, typescript = "3.8.3 (Pulumi's own)", node = "the tests'" }) =>
        [name, pulumi, typescript.replace("~", ""), String(node)].join(" | "),
    );
    return ["Installed by | @pulumi/pulumi | TypeScript | Node.js", "--- | --- | --- | ---", ...rows]
        .map((row) => `| ${row} |`)
        .join("\n");
}

/*
 * The installations that layouts.ts runs, as data. The table in docs/compatibility.md repeats them.
 */

/** A way to install, and what is installed. */
export interface Layout {
    /** The name in docs/compatibility.md. */
    name: string;
    manager: "npm" | "pnpm" | "yarn" | "yarnPnp" | "link";
    pulumi: string;
    /** The compiler in the program's folder; without one Pulumi takes the 3.8.3 that it brings along. */
    typescript?: string;
    /** The major version of Node.js that the program and the plugins run on; the tests' own by default. */
    node?: 22 | 24;
}

/**
 * The first release whose plugin passes on the `inputs` that a read returns. Without them the engine would hold what the
 * program said for what is there, and `ignoreChanges` couldn't leave a drift alone.
 */
const oldestPulumi = "3.216.0";
/** The last one that says it runs on Node.js 20. */
const pulumiOfNode20 = "3.248.0";
/** The newest release when this was last looked at; it says that it wants Node.js 22 and runs on 20. */
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

/** The table in docs/compatibility.md. */
export function table(): string {
    const rows = layouts.map(({ name, pulumi, typescript = "3.8.3 (Pulumi's own)", node = "the tests'" }) =>
        [name, pulumi, typescript.replace("~", ""), String(node)].join(" | "),
    );
    return ["Installed by | @pulumi/pulumi | TypeScript | Node.js", "--- | --- | --- | ---", ...rows]
        .map((row) => `| ${row} |`)
        .join("\n");
}

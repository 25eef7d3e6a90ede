import { closure, type Dependency, type LockedPackages } from "./closure";

/** Licences of packages that one under Apache-2.0 may bring along, whoever uses it. */
export const compatible: readonly string[] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "(BSD-3-Clause AND Apache-2.0)",
    "ISC",
    "MIT",
];

/** What an installation of this package brings along, by a lock file. */
export function dependenciesOf(packages: LockedPackages): Dependency[] {
    return closure(packages, Object.keys(packages[""]?.dependencies ?? {}));
}

/** The text of docs/licences.md. */
export function page(packages: LockedPackages): string {
    const all = dependenciesOf(packages);
    const pulumis = new Set(closure(packages, ["@pulumi/pulumi"]).map(idOf));
    const shared = all.filter((dependency) => pulumis.has(idOf(dependency)));
    const counts = [...new Set(all.map(({ license }) => license))].sort().map((license) => {
        return `| ${license} | ${all.filter((dependency) => dependency.license === license).length} |`;
    });
    const rows = all.map((dependency) => {
        const { name, version, license } = dependency;
        return `| ${name} | ${version} | ${license} | ${shared.includes(dependency) ? "yes" : "no"} |`;
    });
    return `# Licences

Written by \`npm run licences\` from package-lock.json: what an installation of this package brings along, directly or not. ${all.length} packages, of which ${shared.length} come with @pulumi/pulumi anyway. A test holds this page to the lock file, and each licence to those that Apache-2.0 goes with.

| Licence | packages |
| --- | --- |
${counts.join("\n")}

| Package | version | licence | comes with @pulumi/pulumi anyway |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function idOf({ name, version }: Dependency): string {
    return `${name}@${version}`;
}

import { closure, type Dependency, type LockedPackages } from "./closure";

/** The licenses of packages that any package under Apache-2.0 may depend on. */
export const COMPATIBLE_LICENSES: readonly string[] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "(BSD-3-Clause AND Apache-2.0)",
    "ISC",
    "MIT",
];

/** The line of docs/dependencies.md above the generated part. */
const MARKER = "<!-- `npm run licenses` writes everything below this line from package-lock.json. -->";

/** Returns the packages of an installation of this package, from a lock file. */
export function dependenciesOf(packages: LockedPackages): Dependency[] {
    return closure(packages, Object.keys(packages[""]?.dependencies ?? {}));
}

/**
 * Returns docs/dependencies.md with a new generated part.
 *
 * @param page the current page. The part above the marker does not change.
 */
export function withLicenses(page: string, packages: LockedPackages): string {
    const [written = ""] = page.split(MARKER);
    return `${written.trimEnd()}\n\n${MARKER}\n\n${licenses(packages)}`;
}

function licenses(packages: LockedPackages): string {
    const all = dependenciesOf(packages);
    const ofPulumi = new Set(closure(packages, ["@pulumi/pulumi"]).map(idOf));
    const shared = all.filter((dependency) => ofPulumi.has(idOf(dependency)));
    const counts = [...new Set(all.map(({ license }) => license))].sort().map((license) => {
        return `| ${license} | ${all.filter((dependency) => dependency.license === license).length} |`;
    });
    const rows = all.map((dependency) => {
        const { name, version, license } = dependency;
        return `| ${name} | ${version} | ${license} | ${shared.includes(dependency) ? "yes" : "no"} |`;
    });
    return `## Licenses

An installation brings ${all.length} packages. ${shared.length} of them come with @pulumi/pulumi too. A test compares this list with the lock file, and allows only licenses that are compatible with Apache-2.0.

| License | Packages |
| --- | --- |
${counts.join("\n")}

| Package | Version | License | Comes with @pulumi/pulumi |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function idOf({ name, version }: Dependency): string {
    return `${name}@${version}`;
}

/** A package in a lock file. */
export interface LockedPackage {
    version?: string;
    license?: string;
    dependencies?: Readonly<Record<string, string>>;
    optionalDependencies?: Readonly<Record<string, string>>;
}

/** The packages of a lock file (version 3), by folder; `""` is the project itself. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** A package of an installation. */
export interface Dependency {
    name: string;
    version: string;
    /** The SPDX expression; `unknown` if the package has none. */
    license: string;
}

/** Returns these packages and all their dependencies, sorted by name. */
export function closure(packages: LockedPackages, names: readonly string[]): Dependency[] {
    const found = new Map<string, Dependency>();
    const visit = (from: string, name: string) => {
        const folder = folderOf(packages, from, name);
        const locked = folder === undefined ? undefined : packages[folder];
        if (folder === undefined || locked === undefined || found.has(folder)) {
            return;
        }
        found.set(folder, { name, version: locked.version ?? "", license: locked.license ?? "unknown" });
        for (const dependency of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) {
            visit(folder, dependency);
        }
    };
    for (const name of names) {
        visit("", name);
    }
    return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** Returns the folder in which Node.js finds a package from another folder: the nearest node_modules. */
function folderOf(packages: LockedPackages, from: string, name: string): string | undefined {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
        const candidate = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
        if (packages[candidate] !== undefined) {
            return candidate;
        }
        if (folder === "") {
            return undefined;
        }
    }
}

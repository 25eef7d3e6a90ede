/** The engine's version that this project is tested with and fetches. */
export const TESTED_VERSION = "3.255.0";

/** The three numbers at the start of a version (`v3.255.0-dev.1`, `go1.26`); undefined if there are none. */
export function parseVersion(text: string): number[] | undefined {
    const found = /^(?:v|go)?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text.trim());
    return found?.slice(1).map((part) => Number(part ?? 0));
}

/** Whether a version is `minimum` or later; false if either is no version. */
export function isAtLeast(version: string, minimum: string): boolean {
    const actual = parseVersion(version);
    const required = parseVersion(minimum);
    if (!actual || !required) {
        return false;
    }
    const differing = actual.findIndex((part, i) => part !== required[i]);
    return differing < 0 || Number(actual[differing]) > Number(required[differing]);
}

/** Whether an engine of this version should behave like the tested one. */
export function isSupported(version: string): boolean {
    return isAtLeast(version, TESTED_VERSION) && !isAtLeast(version, "4.0.0");
}

/**
 * Whether an endpoint is to be reached without a proxy, by a comma-separated list in the manner of NO_PROXY: names,
 * names with a leading dot or `*.` for all below, or `*`. Without an endpoint of one's own it is about AWS's.
 */
export function isDirect(endpoint: string | undefined, noProxy: string | undefined): boolean {
    const host = endpoint === undefined ? ".amazonaws.com" : new URL(endpoint).hostname;
    const names = (noProxy ?? "").split(/[\s,]+/).filter((name) => name !== "");
    return names.some((name) => name === "*" || host === name || host.endsWith(name.replace(/^\*?\.?/, ".")));
}

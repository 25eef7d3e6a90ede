import { BlockList, isIP, isIPv6 } from "node:net";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8);
LOOPBACK.addAddress("::1", "ipv6");

/**
 * Whether a request goes directly to the host, without the proxy.
 *
 * A request to a loopback address never uses a proxy. For other hosts, a list in the format of NO_PROXY decides, with
 * the rules of Go's httpproxy, which @pulumi/aws uses. Commas or spaces separate its entries:
 *
 * - `example.com`: the host and every name below it;
 * - `.example.com` or `*.example.com`: every name below it;
 * - `192.0.2.1`, `2001:db8::1` or `[2001:db8::1]`: the address;
 * - `192.0.2.0/24` or `2001:db8::/32`: every address of the network;
 * - any of these except a network, with a port, such as `example.com:443`: only requests to that port;
 * - `*`: every host.
 *
 * The comparison ignores case. Names are never resolved: an address matches only a request to an address.
 *
 * @param host the host of the request's URL: a name or an IP address, IPv6 with or without brackets.
 * @param port the port of the request's URL.
 * @param noProxy the list; `undefined` or an empty string names no host.
 * @see https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export function bypassesProxy(host: string, port: number, noProxy: string | undefined): boolean {
    const name = normalizedHost(host);
    const entries = (noProxy ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
    return isLoopback(name) || entries.some((entry) => matches(entry.toLowerCase(), name, port));
}

/** Returns the host in lower case, without the brackets of an IPv6 address and the final dot of an absolute name. */
function normalizedHost(host: string): string {
    return host
        .toLowerCase()
        .replace(/^\[|\]$/g, "")
        .replace(/\.$/, "");
}

function isLoopback(host: string): boolean {
    return host === "localhost" || host.endsWith(".localhost") || (isIP(host) !== 0 && contains(LOOPBACK, host));
}

function contains(list: BlockList, address: string): boolean {
    return list.check(address, family(address));
}

function family(address: string): "ipv4" | "ipv6" {
    return isIPv6(address) ? "ipv6" : "ipv4";
}

function matches(entry: string, host: string, port: number): boolean {
    if (entry === "*") {
        return true;
    }
    const [network = "", prefix] = entry.split("/");
    if (isIP(network) !== 0 && prefix !== undefined) {
        return isIP(host) !== 0 && isInNetwork(host, network, prefix);
    }
    const { name, onPort } = withoutPort(entry);
    return (onPort === undefined || Number(onPort) === port) && namesHost(name, host);
}

function isInNetwork(address: string, network: string, prefix: string): boolean {
    const longest = isIPv6(network) ? 128 : 32;
    if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > longest) {
        return false;
    }
    const list = new BlockList();
    list.addSubnet(network, Number(prefix), family(network));
    return contains(list, address);
}

function withoutPort(entry: string): { name: string; onPort: string | undefined } {
    // An IPv6 address without brackets has no port.
    const [, name = entry, onPort] = isIPv6(entry) ? [] : (/^(.*):(\d+)$/.exec(entry) ?? []);
    return { name, onPort };
}

function namesHost(entry: string, host: string): boolean {
    const name = normalizedHost(entry.replace(/^\*\./, "."));
    if (isIP(host) !== 0) {
        return isIP(name) !== 0 && isSameAddress(name, host);
    }
    if (name.startsWith(".")) {
        return host.endsWith(name);
    }
    return name !== "" && (host === name || host.endsWith(`.${name}`));
}

function isSameAddress(one: string, other: string): boolean {
    const list = new BlockList();
    list.addAddress(one, family(one));
    return contains(list, other);
}

import { printable } from "../../handshake/printable";

/*
 * Messages about proxies and certificates. None repeats a password. Each message stands alone.
 */

/** For a proxy that isn't a URL; it isn't repeated, since it may hold a password. */
export function proxyMessage(setting: string, variable: string): string {
    return `The proxy of ${setting} (or ${variable}) isn't a URL that begins with http:// or https://. Give the whole of it, such as "http://proxy.example.com:3128", and write special characters of its user name and password as %XX.`;
}

/**
 * For a proxy whose answer to CONNECT isn't 200.
 *
 * @param proxy its host and port.
 */
export function proxyStatusText(proxy: string, status: number): string {
    const why = status === 407 ? ": its user name or password is missing or wrong" : "";
    return `the proxy ${proxy} answered CONNECT with status ${status} instead of 200${why}`;
}

/** For a proxy that does something else than to open a tunnel. */
export function proxyFailedText(proxy: string, what: string): string {
    return `the proxy ${proxy} ${what}`;
}

/** For a file of certificates that can't be used. */
export function certificatesMessage(namespace: string, reason: string): string {
    return `The certificates of ${namespace}:customCaBundle (or AWS_CA_BUNDLE) can't be read: ${printable(reason)}. Name a file that holds certificates in PEM form and that the user who runs Pulumi may read.`;
}

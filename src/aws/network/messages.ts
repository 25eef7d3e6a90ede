import { printable } from "../../handshake/printable";

/*
 * Messages about proxies and certificates. None repeats a password. Each message is complete by itself.
 */

/** For a proxy that is not a URL. The message does not repeat it, because it may contain a password. */
export function proxyMessage(setting: string, variable: string): string {
    return `The proxy of ${setting} (or ${variable}) is not a URL that begins with http:// or https://. Write the complete URL, such as "http://proxy.example.com:3128". In the user name and the password, write special characters as %XX.`;
}

/**
 * For a proxy that responds to CONNECT with another status than 200.
 *
 * @param proxy its host and port.
 */
export function describeProxyStatus(proxy: string, status: number): string {
    const why = status === 407 ? ": its user name or password is missing or wrong" : "";
    return `the proxy ${proxy} responded to CONNECT with status ${status} instead of 200${why}`;
}

/** For a proxy that did not open a tunnel. */
export function describeProxyFailure(proxy: string, what: string): string {
    return `the proxy ${proxy} ${what}`;
}

/** For a certificate file that can't be read. */
export function certificatesMessage(namespace: string, reason: string): string {
    return `Could not read the certificates of ${namespace}:customCaBundle (or AWS_CA_BUNDLE): ${printable(reason)}. Name a file with certificates in PEM format that the user who runs Pulumi can read.`;
}

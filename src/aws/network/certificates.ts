import { X509Certificate } from "node:crypto";
import { isAbsolute } from "node:path";
import * as tls from "node:tls";
import { HandshakeError } from "../../resources/handshakeError";
import { expandHome, readRegularFile, type Settings } from "../config";
import { certificatesMessage } from "./messages";

/** Far more than all public authorities need. */
const MAX_BUNDLE_BYTES = 4 * 2 ** 20;

/**
 * Returns the certificates to trust, in PEM format, if the configuration's `customCaBundle` or AWS_CA_BUNDLE names a
 * file: Node.js's default certificates, those of NODE_EXTRA_CA_CERTS and those of the file. Returns `undefined` without
 * a file: then Node.js trusts its default certificates.
 *
 * @throws HandshakeError if the file or one of its certificates can't be read, or if the file has no certificate.
 */
export function trustedCertificates({ customCaBundle, namespace }: Settings): string[] | undefined {
    const path = expandHome(customCaBundle || process.env.AWS_CA_BUNDLE || "");
    if (path === "") {
        return undefined;
    }
    try {
        return [...defaultCertificates(), ...certificatesIn(path)];
    } catch (error) {
        const { message } = error as Error;
        // The message repeats only an absolute path. Any other value may be a secret in the wrong place.
        throw new HandshakeError(certificatesMessage(namespace, isAbsolute(path) ? `${path}: ${message}` : message));
    }
}

/** Returns the certificates that Node.js trusts by default. A connection that lists certificates trusts only these. */
function defaultCertificates(): string[] {
    // Only Node.js 22.15 and later have this function. With --use-system-ca or --use-openssl-ca, its result includes the
    // certificates of the system.
    const { getCACertificates } = tls as { getCACertificates?: (type: "default") => string[] };
    return [...(getCACertificates?.("default") ?? tls.rootCertificates), ...extraCertificates()];
}

/** Returns the certificates of NODE_EXTRA_CA_CERTS. If they can't be read, Node.js itself warns at its start. */
function extraCertificates(): string[] {
    const path = process.env.NODE_EXTRA_CA_CERTS;
    if (!path) {
        return [];
    }
    try {
        return certificatesIn(path);
    } catch {
        return [];
    }
}

function certificatesIn(path: string): string[] {
    const file = readRegularFile(path, MAX_BUNDLE_BYTES);
    const certificates = file
        .toString("latin1")
        .split(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/)
        .slice(1)
        .map((text) => `-----BEGIN CERTIFICATE-----${text.split("-----END ", 1)[0]}-----END CERTIFICATE-----\n`);
    if (certificates.length === 0) {
        throw new Error(
            isDer(file)
                ? "it contains a certificate in DER format: convert it to PEM with openssl x509 -inform der"
                : "it contains no certificate in PEM format",
        );
    }
    for (const [index, certificate] of certificates.entries()) {
        if (!isReadable(certificate)) {
            throw new Error(`its certificate number ${index + 1} is invalid`);
        }
    }
    return certificates;
}

/** Whether the file is a certificate in binary format: an ASN.1 sequence that Node.js can read. */
function isDer(file: Buffer): boolean {
    return file[0] === 0x30 && isReadable(file);
}

function isReadable(certificate: string | Buffer): boolean {
    try {
        return new X509Certificate(certificate).subject !== undefined;
    } catch {
        return false;
    }
}

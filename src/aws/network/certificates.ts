import { X509Certificate } from "node:crypto";
import { isAbsolute } from "node:path";
import * as tls from "node:tls";
import { HandshakeError } from "../../resources/handshakeError";
import { expanded, readRegularFile, type Settings } from "../config";
import { certificatesMessage } from "./messages";

/** Many times what all public authorities need. */
const MAX_BUNDLE_BYTES = 4 * 2 ** 20;

/**
 * The certificates to trust, in PEM, where the configuration's `customCaBundle` or AWS_CA_BUNDLE names a file: Node.js's
 * usual ones, those of NODE_EXTRA_CA_CERTS and those of the file. `undefined` where none is named: then Node.js finds
 * the usual ones by itself.
 *
 * @throws HandshakeError when the file can't be read, or when one of its certificates can't, or when it has none.
 */
export function trustedCertificates({ customCaBundle, namespace }: Settings): string[] | undefined {
    const path = expanded(customCaBundle || process.env.AWS_CA_BUNDLE || "");
    if (path === "") {
        return undefined;
    }
    try {
        return [...usualCertificates(), ...certificatesIn(path)];
    } catch (error) {
        const { message } = error as Error;
        // Only what is a path for certain is repeated: anything else may be a secret in the wrong place.
        throw new HandshakeError(certificatesMessage(namespace, isAbsolute(path) ? `${path}: ${message}` : message));
    }
}

/** What Node.js trusts by itself. It leaves all of it aside for a connection that is given certificates. */
function usualCertificates(): string[] {
    // Node.js 22.15 and later know it, with the system's where --use-system-ca or --use-openssl-ca ask for these.
    const { getCACertificates } = tls as { getCACertificates?: (type: "default") => string[] };
    return [...(getCACertificates?.("default") ?? tls.rootCertificates), ...extraCertificates()];
}

/** Node.js reads them at its start, and warns where it can't. */
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
                ? "it holds a certificate in DER form: convert it to PEM with openssl x509 -inform der"
                : "it holds no certificate in PEM form",
        );
    }
    for (const [index, certificate] of certificates.entries()) {
        if (!isReadable(certificate)) {
            throw new Error(`its certificate number ${index + 1} is broken`);
        }
    }
    return certificates;
}

/** Whether it can be a certificate in binary form: an ASN.1 sequence that Node.js can read. */
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

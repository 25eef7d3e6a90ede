import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { rootCertificates } from "node:tls";
import { trustedCertificates } from "../../src/aws/network/certificates";
import { HandshakeError } from "../../src/resources/handshakeError";
import { failureOf, withAwsTestBed } from "./support/awsTestBed";

/** A self-signed certificate and its key. */
interface Certificate {
    key: string;
    pem: string;
}

describe("trustedCertificates", function () {
    this.timeout(30_000);

    const bed = withAwsTestBed();
    let one: Certificate;
    let other: Certificate;
    const { NODE_EXTRA_CA_CERTS } = process.env;

    beforeEach(async function () {
        delete process.env.NODE_EXTRA_CA_CERTS;
        const made = [certificate("one"), certificate("other")];
        if (made.some((each) => each === undefined)) {
            return this.skip();
        }
        [one, other] = made as [Certificate, Certificate];
    });

    afterEach(async () => {
        delete process.env.NODE_EXTRA_CA_CERTS;
        Object.assign(process.env, NODE_EXTRA_CA_CERTS === undefined ? {} : { NODE_EXTRA_CA_CERTS });
    });

    function certificate(name: string): Certificate | undefined {
        const key = bed.file(`${name}.key.pem`, "");
        const pem = bed.file(`${name}.pem`, "");
        const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
        const subject = ["-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1"];
        const made = spawnSync("openssl", ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", pem]);
        return made.status === 0 ? { key: readFileSync(key, "utf8"), pem: readFileSync(pem, "utf8") } : undefined;
    }

    const trusted = (customCaBundle?: string) => trustedCertificates({ namespace: "aws", customCaBundle });
    const names = (certificates: string[] = []) =>
        certificates.slice(rootCertificates.length).map((pem) => new X509Certificate(pem).subject);

    /** The error for a bundle. */
    function refusal(customCaBundle: string): string {
        let thrown: unknown;
        assert.throws(
            () => trusted(customCaBundle),
            (error) => {
                thrown = error;
                return error instanceof HandshakeError;
            },
        );
        return (thrown as Error).message;
    }

    it("returns undefined without a bundle, and treats an empty string as none", () => {
        assert.equal(trusted(), undefined);
        assert.equal(trusted(""), undefined);
        process.env.AWS_CA_BUNDLE = "";
        assert.equal(trusted(), undefined);
        process.env.AWS_CA_BUNDLE = bed.file("bundle.pem", one.pem);
        assert.deepEqual(names(trusted("")), ["CN=one"]);
    });

    it("returns the root certificates, those of NODE_EXTRA_CA_CERTS and all of the bundle", () => {
        process.env.NODE_EXTRA_CA_CERTS = bed.file("extra.pem", other.pem);
        const bundle = bed.file("bundle.pem", `a comment\n${one.pem.replaceAll("\n", "\r\n")}\n${one.key}${other.pem}`);
        const all = trusted(bundle);
        assert.deepEqual(all?.slice(0, rootCertificates.length), [...rootCertificates]);
        assert.deepEqual(names(all), ["CN=other", "CN=one", "CN=other"]);
        assert.ok(!all?.join("").includes("PRIVATE KEY"));
    });

    it("returns the bundle even if NODE_EXTRA_CA_CERTS cannot be read", () => {
        process.env.AWS_CA_BUNDLE = bed.file("bundle.pem", one.pem);
        for (const extra of ["/nowhere/extra.pem", bed.file("empty.pem", ""), dirname(bed.file("in", ""))]) {
            process.env.NODE_EXTRA_CA_CERTS = extra;
            assert.deepEqual(names(trusted()), ["CN=one"]);
        }
    });

    it("returns what a client trusts: the bundle and NODE_EXTRA_CA_CERTS, and nothing else", async () => {
        const servers: Server[] = [];
        const serve = async ({ key, pem }: Certificate): Promise<string> => {
            const server = createServer({ key, cert: pem }, (request, response) => {
                request.resume();
                response.writeHead(400, { "Content-Type": "application/x-amz-json-1.1" });
                response.end(JSON.stringify({ __type: "HandshakeNotFoundException", Message: "reached" }));
            });
            servers.push(server);
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
        };
        const [third] = [certificate("third") as Certificate];
        const urls = [await serve(one), await serve(other), await serve(third)];
        process.env.NODE_EXTRA_CA_CERTS = bed.file("extra.pem", other.pem);
        process.env.AWS_CA_BUNDLE = bed.file("bundle.pem", one.pem);
        const messages: string[] = [];
        for (const organizations of urls) {
            bed.nextOperation();
            const reached = bed.accountClient({ "aws:maxRetries": 0, "aws:endpoints": [{ organizations }] });
            messages.push((await failureOf(reached.describeHandshake("h-examplehandshakeid111"))).message);
        }
        for (const server of servers) {
            server.closeAllConnections();
            server.close();
        }
        assert.match(messages[0] ?? "", /HandshakeNotFoundException: reached/);
        assert.match(messages[1] ?? "", /HandshakeNotFoundException: reached/);
        assert.match(messages[2] ?? "", /SELF_SIGNED_CERT/);
    });

    it("rejects a bundle without a valid certificate, and says what is wrong", () => {
        const der = new X509Certificate(one.pem).raw;
        const binary = bed.file("bundle.der", "");
        writeFileSync(binary, der);
        const half = one.pem.slice(0, one.pem.length / 2);
        const files: [text: string, RegExp][] = [
            ["", /it contains no certificate in PEM format/],
            ["# nothing yet\n", /it contains no certificate in PEM format/],
            [one.key, /it contains no certificate in PEM format/],
            ["<html>Not found</html>", /it contains no certificate in PEM format/],
            [half, /its certificate number 1 is invalid/],
            [`${other.pem}${one.pem.replace(/MII/, "MMM")}`, /its certificate number 2 is invalid/],
            [`${half}\n${other.pem}`, /its certificate number 1 is invalid/],
            ["-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", /its certificate number 1 is invalid/],
        ];
        for (const [text, reason] of files) {
            const path = bed.file("wrong.pem", text);
            const message = refusal(path);
            assert.match(message, /^Could not read the certificates of aws:customCaBundle \(or AWS_CA_BUNDLE\): /);
            assert.match(message, reason);
            assert.ok(message.includes(path));
            assert.doesNotMatch(message, /BEGIN|MII|html/);
        }
        assert.match(refusal(binary), /it contains a certificate in DER format: convert it to PEM/);
    });

    it("rejects a bundle that is no regular file or too large, and does not hang", function () {
        const folder = dirname(bed.file("in", ""));
        assert.match(refusal(folder), /it is a directory/);
        const huge = bed.file("huge.pem", one.pem);
        truncateSync(huge, 4 * 2 ** 20 + 1);
        assert.match(refusal(huge), /it is larger than 4 MiB/);
        if (process.platform === "win32") {
            return this.skip();
        }
        for (const device of ["/dev/zero", "/dev/null", "/dev/random"]) {
            assert.match(refusal(device), /it is not a regular file/);
        }
        const pipe = join(folder, "pipe");
        if (spawnSync("mkfifo", [pipe]).status !== 0) {
            return this.skip();
        }
        assert.match(refusal(pipe), /it is not a regular file/);
        const reader = openSync(pipe, "r+"); // the pipe is open, and nothing writes to it
        assert.match(refusal(pipe), /it is not a regular file/);
        closeSync(reader);
        process.env.NODE_EXTRA_CA_CERTS = pipe;
        assert.deepEqual(names(trusted(bed.file("bundle.pem", one.pem))), ["CN=one"]);
    });

    it("does not repeat a value that is no complete path, because it may be a secret", () => {
        for (const planted of ["planted-secret", "planted\0secret", "planted/secret.pem", `${one.key}planted`]) {
            const message = refusal(planted);
            assert.doesNotMatch(message, /planted|PRIVATE/);
            assert.match(
                message,
                /\(or AWS_CA_BUNDLE\): (ENOENT: no such file or directory|ENAMETOOLONG: .*|it is not the path of a file)\./,
            );
        }
        mkdirSync(join(dirname(bed.file("in", "")), "~"), { recursive: true });
        assert.match(
            refusal("~/nowhere/bundle.pem"),
            /: \/.*\/nowhere\/bundle\.pem: ENOENT: no such file or directory\./,
        );
    });
});

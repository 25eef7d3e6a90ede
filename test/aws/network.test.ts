import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { HandshakeError } from "../../src/lifecycle/handshakeError";
import { type Configuration, failureOf, Rig } from "./support/rig";

describe("the way to AWS", () => {
    let rig: Rig;
    const servers: Server[] = [];

    beforeEach(async () => {
        rig = await Rig.start();
    });

    afterEach(async () => {
        for (const server of servers.splice(0)) {
            server.closeAllConnections();
            server.close();
        }
        await rig.stop();
    });

    async function listen(server: Server): Promise<number> {
        servers.push(server);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return (server.address() as AddressInfo).port;
    }

    /** A proxy that notes what went through it. */
    async function proxy(): Promise<{ url: string; through: string[] }> {
        const through: string[] = [];
        const server = createServer((incoming, answer) => {
            through.push(`${incoming.method} ${incoming.url}`);
            const { method, headers } = incoming;
            const outgoing = httpRequest(String(incoming.url), { method, headers }, (response) => {
                answer.writeHead(response.statusCode ?? 502, response.headers);
                response.pipe(answer);
            });
            incoming.pipe(outgoing);
        });
        server.on("connect", (request, socket, head) => {
            through.push(`CONNECT ${request.url}`);
            const [host, port] = String(request.url).split(":");
            const target = connect(Number(port), host, () => {
                socket.write("HTTP/1.1 200 OK\r\n\r\n");
                target.write(head);
                target.pipe(socket).pipe(target);
            });
            target.on("error", () => socket.destroy());
            socket.on("error", () => target.destroy());
        });
        return { url: `http://127.0.0.1:${await listen(server)}`, through };
    }

    /** The sandbox behind TLS, with a certificate that nobody trusts yet. */
    async function behindTls(): Promise<{ url: string; certificate: string } | undefined> {
        const key = rig.file("key.pem", "");
        const certificate = rig.file("certificate.pem", "");
        const made = spawnSync(
            "openssl",
            [
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=sandbox",
                "-addext",
                "subjectAltName=IP:127.0.0.1,DNS:localhost",
                "-keyout",
                key,
                "-out",
                certificate,
            ],
            { encoding: "utf8" },
        );
        if (made.status !== 0) return undefined;
        const options = { key: readFileSync(key), cert: readFileSync(certificate) };
        const server = createTlsServer(options, (incoming, answer) => {
            const { method, headers, url } = incoming;
            const outgoing = httpRequest(`${rig.sandbox.url}${url}`, { method, headers }, (response) => {
                answer.writeHead(response.statusCode ?? 502, response.headers);
                response.pipe(answer);
            });
            incoming.pipe(outgoing);
        });
        return { url: `https://127.0.0.1:${await listen(server)}`, certificate };
    }

    async function declines(configuration: Configuration): Promise<void> {
        const [id = ""] = rig.invite(1);
        const declined = await rig.organizations({ "aws:maxRetries": 0, ...configuration }).declineHandshake(id);
        assert.equal(declined.state, "DECLINED");
    }

    const endpoints = (url: string) => ({ "aws:endpoints": [{ organizations: url, sts: url }] });

    it("trusts the certificates of aws:customCaBundle, of a connection's and of AWS_CA_BUNDLE, and no others", async function () {
        const tls = await behindTls();
        if (tls === undefined) return this.skip();
        const at = endpoints(tls.url);
        const error = await failureOf(declines(at));
        assert.match(error.message, /SELF_SIGNED_CERT/);
        await declines({ ...at, "aws:customCaBundle": tls.certificate });
        const [id = ""] = rig.invite(1);
        await rig.organizations(at, { customCaBundle: tls.certificate }).declineHandshake(id);
        process.env.AWS_CA_BUNDLE = tls.certificate;
        rig.nextOperation();
        await declines(at);
    });

    it("uses them for STS too", async function () {
        const tls = await behindTls();
        if (tls === undefined) return this.skip();
        const [id = ""] = rig.invite(1, { recipient: "333333333333" });
        const assumeRoles = [{ roleArn: "arn:aws:iam::333333333333:role/Decliner" }];
        const configuration = { ...endpoints(tls.url), "aws:customCaBundle": tls.certificate };
        assert.equal((await rig.organizations(configuration, { assumeRoles }).declineHandshake(id)).state, "DECLINED");
    });

    it("ends with an error that names a bundle that can't be read", async () => {
        const error = await failureOf((async () => await declines({ "aws:customCaBundle": "/nowhere/bundle.pem" }))());
        assert.ok(error instanceof HandshakeError);
        assert.match(error.message, /aws:customCaBundle \(or AWS_CA_BUNDLE\) can't be read: .*\/nowhere\/bundle\.pem/);
    });

    it("goes through aws:httpProxy to an http endpoint", async () => {
        const { url, through } = await proxy();
        await declines({ ...endpoints(rig.sandbox.url), "aws:httpProxy": url });
        assert.deepEqual(through, [`POST ${rig.sandbox.url}/`]);
    });

    it("goes through aws:httpsProxy to an https endpoint, in a tunnel, with the certificates to trust", async function () {
        const tls = await behindTls();
        if (tls === undefined) return this.skip();
        const { url, through } = await proxy();
        await declines({ ...endpoints(tls.url), "aws:httpsProxy": url, "aws:customCaBundle": tls.certificate });
        assert.deepEqual(through, [`CONNECT ${tls.url.slice("https://".length)}`]);
    });

    it("goes through HTTP_PROXY where nothing is configured, and not through a proxy for https", async () => {
        const { url, through } = await proxy();
        process.env.HTTPS_PROXY = "http://127.0.0.1:1";
        process.env.http_proxy = url;
        await declines(endpoints(rig.sandbox.url));
        assert.equal(through.length, 1);
    });

    it("goes through a proxy that is named without its http://", async () => {
        const { url, through } = await proxy();
        await declines({ ...endpoints(rig.sandbox.url), "aws:httpProxy": url.replace("http://", "") });
        process.env.HTTP_PROXY = url.replace("http://", "");
        rig.nextOperation();
        await declines(endpoints(rig.sandbox.url));
        assert.equal(through.length, 2);
    });

    it("ends with an error for a proxy that isn't a URL, and doesn't repeat it", async () => {
        for (const name of ["httpProxy", "httpsProxy"]) {
            const configuration = { [`aws:${name}`]: "http://user:planted password@" };
            const error = await failureOf((async () => await declines(configuration))());
            assert.ok(error instanceof HandshakeError);
            assert.match(error.message, new RegExp(`The proxy of aws:${name} \\(or HTTPS?_PROXY\\) isn't a URL`));
            assert.doesNotMatch(error.message, /planted/);
        }
    });

    for (const url of ["127.0.0.1:4566", "localhost:4566", "ftp://example.com"]) {
        it(`ends with an error for the endpoint ${url}, and calls nothing`, async () => {
            const error = await failureOf((async () => await declines(endpoints(url)))());
            assert.ok(error instanceof HandshakeError);
            assert.match(error.message, /isn't a URL: .*such as "http:\/\//);
        });
    }

    for (const [name, noProxy] of [
        ["the host", "127.0.0.1"],
        ["one of several", "localhost, 127.0.0.1"],
        ["everything", "*"],
    ] as const) {
        it(`goes past the proxy where noProxy names ${name}`, async () => {
            const { url, through } = await proxy();
            await declines({ ...endpoints(rig.sandbox.url), "aws:httpProxy": url, "aws:noProxy": noProxy });
            process.env.HTTP_PROXY = url;
            process.env.NO_PROXY = noProxy;
            rig.nextOperation();
            await declines(endpoints(rig.sandbox.url));
            assert.deepEqual(through, []);
        });
    }

    it("goes past the proxy where noProxy names the host of AWS_ENDPOINT_URL_ORGANIZATIONS", async () => {
        const { url, through } = await proxy();
        process.env.HTTP_PROXY = url;
        process.env.NO_PROXY = "127.0.0.1";
        await declines({});
        assert.deepEqual(through, []);
    });

    it("goes through the proxy where noProxy names other hosts", async () => {
        const { url, through } = await proxy();
        await declines({ ...endpoints(rig.sandbox.url), "aws:httpProxy": url, "aws:noProxy": "example.com" });
        assert.equal(through.length, 1);
    });

    it("sends calls to STS through it as well", async () => {
        const { url, through } = await proxy();
        const [id = ""] = rig.invite(1, { recipient: "333333333333" });
        const assumeRoles = [{ roleArn: "arn:aws:iam::333333333333:role/Decliner" }];
        await rig
            .organizations({ ...endpoints(rig.sandbox.url), "aws:httpProxy": url }, { assumeRoles })
            .declineHandshake(id);
        assert.equal(through.length, 2);
    });

    it("is aws:endpoints' before the environment's", async () => {
        process.env.AWS_ENDPOINT_URL_ORGANIZATIONS = "http://127.0.0.1:1";
        process.env.AWS_ENDPOINT_URL_STS = "http://127.0.0.1:1";
        await declines(endpoints(rig.sandbox.url));
        await declines({ "aws:endpoints": [{}, { sts: rig.sandbox.url }, { organizations: rig.sandbox.url }] });
    });
});

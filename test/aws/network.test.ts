import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { dirname, join } from "node:path";
import { HandshakeError } from "../../src/resources/handshakeError";
import { ForgingProxy } from "../support/forgingProxy";
import { type Configuration, failureOf, withAwsTestBed } from "./support/awsTestBed";
import { FakeDns } from "./support/fakeDns";
import { logInBySso } from "./support/ssoProfile";

describe("the network connection to AWS", () => {
    const bed = withAwsTestBed();
    let dns: FakeDns;
    const servers: Server[] = [];
    const forgingProxies: ForgingProxy[] = [];

    beforeEach(async () => {
        dns = new FakeDns();
    });

    afterEach(async () => {
        dns.restore();
        for (const proxy of forgingProxies.splice(0)) {
            proxy.stop();
        }
        for (const server of servers.splice(0)) {
            server.closeAllConnections();
            server.close();
        }
    });

    async function listen(server: Server): Promise<number> {
        servers.push(server);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return (server.address() as AddressInfo).port;
    }

    /** A proxy that logs its requests and resolves every host to this machine. */
    async function proxy(): Promise<{ url: string; proxied: string[] }> {
        const proxied: string[] = [];
        const server = createServer((incoming, reply) => {
            proxied.push(`${incoming.method} ${incoming.url}`);
            const { method, headers } = incoming;
            const url = Object.assign(new URL(String(incoming.url)), { hostname: "127.0.0.1" });
            const outgoing = httpRequest(url, { method, headers }, (response) => {
                reply.writeHead(response.statusCode ?? 502, response.headers);
                response.pipe(reply);
            });
            incoming.pipe(outgoing);
        });
        server.on("connect", (request, socket, head) => {
            proxied.push(`CONNECT ${request.url}`);
            const [, port] = String(request.url).split(":");
            const target = connect(Number(port), "127.0.0.1", () => {
                socket.write("HTTP/1.1 200 OK\r\n\r\n");
                target.write(head);
                target.pipe(socket).pipe(target);
            });
            target.on("error", () => socket.destroy());
            socket.on("error", () => target.destroy());
        });
        return { url: `http://127.0.0.1:${await listen(server)}`, proxied };
    }

    async function forging(respond: (host: string) => string | undefined): Promise<ForgingProxy> {
        const proxy = await ForgingProxy.start(respond);
        forgingProxies.push(proxy);
        return proxy;
    }

    const refusal = "HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n";

    /** Leaves AWS's endpoints, which are unreachable here: only names below `.test` resolve. */
    function withoutEndpoints(): void {
        for (const name of Object.keys(process.env).filter((name) => name.startsWith("AWS_ENDPOINT_URL"))) {
            delete process.env[name];
        }
    }

    /** The sandbox behind TLS, with a certificate that is not trusted yet. */
    async function behindTls(): Promise<{ url: string; certificate: string } | undefined> {
        const key = bed.file("key.pem", "");
        const certificate = bed.file("certificate.pem", "");
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
                "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:sandbox.test",
                "-keyout",
                key,
                "-out",
                certificate,
            ],
            { encoding: "utf8" },
        );
        if (made.status !== 0) {
            return undefined;
        }
        const options = { key: readFileSync(key), cert: readFileSync(certificate) };
        const server = createTlsServer(options, (incoming, reply) => {
            const { method, headers, url } = incoming;
            const outgoing = httpRequest(`${bed.sandbox.url}${url}`, { method, headers }, (response) => {
                reply.writeHead(response.statusCode ?? 502, response.headers);
                response.pipe(reply);
            });
            incoming.pipe(outgoing);
        });
        return { url: `https://127.0.0.1:${await listen(server)}`, certificate };
    }

    async function declines(configuration: Configuration): Promise<void> {
        const [id = ""] = bed.invite(1);
        const declined = await bed.accountClient({ "aws:maxRetries": 0, ...configuration }).declineHandshake(id);
        assert.equal(declined.state, "DECLINED");
    }

    /** The same server by a name that only the proxy resolves, because loopback addresses bypass the proxy. */
    const named = (url: string) => url.replace("127.0.0.1", "sandbox.test");

    const endpoints = (url: string) => ({ "aws:endpoints": [{ organizations: url, sts: url }] });

    it("trusts the certificates of aws:customCaBundle, of a connection's customCaBundle and of AWS_CA_BUNDLE, and no others", async function () {
        const tls = await behindTls();
        if (tls === undefined) {
            return this.skip();
        }
        const at = endpoints(tls.url);
        const error = await failureOf(declines(at));
        assert.match(error.message, /SELF_SIGNED_CERT/);
        await declines({ ...at, "aws:customCaBundle": tls.certificate });
        const [id = ""] = bed.invite(1);
        await bed.accountClient(at, { customCaBundle: tls.certificate }).declineHandshake(id);
        process.env.AWS_CA_BUNDLE = tls.certificate;
        bed.nextOperation();
        await declines(at);
    });

    it("trusts these certificates for STS, too", async function () {
        const tls = await behindTls();
        if (tls === undefined) {
            return this.skip();
        }
        const [id = ""] = bed.invite(1, { recipient: "333333333333" });
        const assumeRoles = [{ roleArn: "arn:aws:iam::333333333333:role/Decliner" }];
        const configuration = { ...endpoints(tls.url), "aws:customCaBundle": tls.certificate };
        assert.equal((await bed.accountClient(configuration, { assumeRoles }).declineHandshake(id)).state, "DECLINED");
    });

    it("fails for a bundle that cannot be read, and names it", async () => {
        const error = await failureOf((async () => await declines({ "aws:customCaBundle": "/nowhere/bundle.pem" }))());
        assert.ok(error instanceof HandshakeError);
        assert.match(
            error.message,
            /Could not read .* aws:customCaBundle \(or AWS_CA_BUNDLE\): .*\/nowhere\/bundle\.pem/,
        );
    });

    it("uses aws:httpProxy for an http endpoint", async () => {
        const { url, proxied } = await proxy();
        await declines({ ...endpoints(named(bed.sandbox.url)), "aws:httpProxy": url });
        assert.deepEqual(proxied, [`POST ${named(bed.sandbox.url)}/`]);
    });

    it("uses aws:httpsProxy with a tunnel for an https endpoint", async function () {
        const tls = await behindTls();
        if (tls === undefined) {
            return this.skip();
        }
        const { url, proxied } = await proxy();
        const configuration = { "aws:httpsProxy": url, "aws:customCaBundle": tls.certificate };
        await declines({ ...endpoints(named(tls.url)), ...configuration });
        assert.deepEqual(proxied, [`CONNECT ${named(tls.url).slice("https://".length)}`]);
    });

    it("uses an https:// proxy if its certificate is trusted and names the proxy", async function () {
        const tls = await behindTls();
        if (tls === undefined) {
            return this.skip();
        }
        const [key, cert] = ["key.pem", "certificate.pem"].map((name) =>
            readFileSync(join(dirname(tls.certificate), name)),
        );
        const proxied: string[] = [];
        const server = createTlsServer({ key, cert }).on("connect", (request, socket) => {
            proxied.push(String(request.url));
            const target = connect(Number(new URL(tls.url).port), "127.0.0.1", () => {
                socket.write("HTTP/1.1 200 OK\r\n\r\n");
                target.pipe(socket).pipe(target);
            });
            target.on("error", () => socket.destroy());
            socket.on("error", () => target.destroy());
        });
        const port = await listen(server);
        const bundle = { "aws:customCaBundle": tls.certificate };
        const at = endpoints(named(tls.url));
        await declines({ ...at, ...bundle, "aws:httpsProxy": `https://127.0.0.1:${port}` });
        bed.nextOperation();
        await declines({ ...at, ...bundle, "aws:httpsProxy": `https://sandbox.test:${port}` });
        assert.deepEqual(proxied, Array(2).fill(named(tls.url).slice("https://".length)));
        bed.nextOperation();
        const untrusted = await failureOf(declines({ ...at, "aws:httpsProxy": `https://127.0.0.1:${port}` }));
        assert.match(untrusted.message, /SELF_SIGNED_CERT.*the proxy 127\.0\.0\.1:\d+ can't be reached: /);
        bed.nextOperation();
        const misnamed = await failureOf(
            declines({ ...at, ...bundle, "aws:httpsProxy": `https://other.test:${port}` }),
        );
        assert.match(misnamed.message, /ERR_TLS_CERT_ALTNAME_INVALID.*the proxy other\.test:\d+ can't be reached: /);
        assert.equal(proxied.length, 2);
    });

    it("uses HTTP_PROXY if nothing is configured, and not HTTPS_PROXY for an http endpoint", async () => {
        const { url, proxied } = await proxy();
        process.env.HTTPS_PROXY = "http://127.0.0.1:1";
        process.env.http_proxy = url;
        await declines(endpoints(named(bed.sandbox.url)));
        assert.equal(proxied.length, 1);
    });

    it("uses a proxy whose URL has no http://", async () => {
        const { url, proxied } = await proxy();
        await declines({ ...endpoints(named(bed.sandbox.url)), "aws:httpProxy": url.replace("http://", "") });
        process.env.HTTP_PROXY = url.replace("http://", "");
        bed.nextOperation();
        await declines(endpoints(named(bed.sandbox.url)));
        assert.equal(proxied.length, 2);
    });

    for (const wrong of [
        "http://user:planted password@",
        "socks5://user:planted@127.0.0.1:1",
        "file:///planted",
        "http://user:planted%@127.0.0.1:1",
        "http://",
    ]) {
        it(`rejects the proxy ${wrong}, and does not repeat it`, async () => {
            for (const name of ["httpProxy", "httpsProxy"]) {
                const variable = name === "httpProxy" ? "HTTP_PROXY" : "HTTPS_PROXY";
                for (const [configuration, environment] of [
                    [{ [`aws:${name}`]: wrong }, {}],
                    [{}, { [variable]: wrong }],
                ] as const) {
                    Object.assign(process.env, environment);
                    const error = await failureOf((async () => await declines(configuration))());
                    assert.ok(error instanceof HandshakeError);
                    assert.match(
                        error.message,
                        new RegExp(`^The proxy of aws:${name} \\(or ${variable}\\) is not a URL`),
                    );
                    assert.doesNotMatch(error.message, /planted|127/);
                    delete process.env[variable];
                }
            }
        });
    }

    it("uses aws:httpProxy for https if no proxy for https is set, as @pulumi/aws does", async () => {
        withoutEndpoints();
        const [plain, secure] = [await forging(() => refusal), await forging(() => refusal)];
        await failureOf(declines({ "aws:httpProxy": plain.url }));
        assert.equal(plain.targets[0], "organizations.us-east-1.amazonaws.com:443");
        plain.targets.length = 0;
        process.env.https_proxy = secure.url;
        bed.nextOperation();
        await failureOf(declines({ "aws:httpProxy": plain.url }));
        assert.equal(secure.targets[0], "organizations.us-east-1.amazonaws.com:443");
        assert.deepEqual(plain.targets, []);
    });

    it("does not use HTTP_PROXY for https", async () => {
        withoutEndpoints();
        const plain = await forging(() => refusal);
        Object.assign(process.env, { HTTP_PROXY: plain.url, ALL_PROXY: plain.url });
        await failureOf(declines({}));
        delete process.env.ALL_PROXY;
        assert.deepEqual(plain.targets, []);
        assert.ok(dns.lookedUp.includes("organizations.us-east-1.amazonaws.com"));
    });

    it("uses no proxy for a loopback address", async () => {
        const { url, proxied } = await proxy();
        for (const host of ["127.0.0.1", "localhost"]) {
            const at = endpoints(bed.sandbox.url.replace("127.0.0.1", host));
            await declines({ ...at, "aws:httpProxy": url, "aws:noProxy": "example.com" });
        }
        assert.deepEqual(proxied, []);
    });

    for (const url of ["127.0.0.1:4566", "localhost:4566", "ftp://example.com"]) {
        it(`rejects the endpoint ${url} before any call`, async () => {
            const error = await failureOf((async () => await declines(endpoints(url)))());
            assert.ok(error instanceof HandshakeError);
            assert.match(error.message, /is not a URL.*such as "http:\/\//);
        });
    }

    for (const noProxy of ["sandbox.test", "SANDBOX.TEST", "example.com, .test", "sandbox.test:PORT", "*"]) {
        it(`uses no proxy if noProxy is ${noProxy}`, async () => {
            const { url, proxied } = await proxy();
            const hosts = noProxy.replace("PORT", new URL(bed.sandbox.url).port);
            const at = endpoints(named(bed.sandbox.url));
            await declines({ ...at, "aws:httpProxy": url, "aws:noProxy": hosts });
            Object.assign(process.env, { HTTP_PROXY: url, NO_PROXY: "", no_proxy: hosts });
            bed.nextOperation();
            await declines(at);
            assert.deepEqual(proxied, []);
        });
    }

    it("uses no proxy if noProxy has the host of AWS_ENDPOINT_URL_ORGANIZATIONS", async () => {
        const { url, proxied } = await proxy();
        process.env.AWS_ENDPOINT_URL_ORGANIZATIONS = named(bed.sandbox.url);
        process.env.HTTP_PROXY = url;
        await declines({});
        assert.equal(proxied.length, 1);
        process.env.NO_PROXY = "sandbox.test";
        bed.nextOperation();
        await declines({});
        assert.equal(proxied.length, 1);
    });

    const organizationsHost = "organizations.us-east-1.amazonaws.com";
    const stsHost = "sts.us-east-1.amazonaws.com";
    const bothHosts = [organizationsHost, stsHost];

    for (const [noProxy, bypassing] of [
        ["", []],
        ["example.com", []],
        [organizationsHost, [organizationsHost]],
        [organizationsHost.toUpperCase(), [organizationsHost]],
        [`${organizationsHost}:443`, [organizationsHost]],
        [`${organizationsHost}:80`, []],
        [stsHost, [stsHost]],
        [".amazonaws.com.cn", []],
        [".amazonaws.com", bothHosts],
        ["*.us-east-1.amazonaws.com", bothHosts],
        ["amazonaws.com", bothHosts],
        ["*", bothHosts],
    ] as const) {
        it(`applies the noProxy ${JSON.stringify(noProxy)} to the host of each request`, async () => {
            const proxy = await forging(() => refusal);
            withoutEndpoints();
            const configuration = { "aws:maxRetries": 0, "aws:httpsProxy": proxy.url, "aws:noProxy": noProxy };
            await failureOf(declines(configuration)); // the error asks STS for the caller
            const proxied = bothHosts.filter((host) => !(bypassing as readonly string[]).includes(host));
            assert.deepEqual(new Set(proxy.targets), new Set(proxied.map((host) => `${host}:443`)));
            assert.deepEqual(new Set(dns.lookedUp), new Set(bypassing));
        });
    }

    describe("with an SSO profile", () => {
        const { HOME } = process.env;
        const ssoHost = "portal.sso.us-east-1.amazonaws.com";

        beforeEach(() => {
            withoutEndpoints();
            delete process.env.AWS_ACCESS_KEY_ID;
            logInBySso(bed, "333333333333");
        });

        afterEach(() => {
            process.env.HOME = HOME;
        });

        for (const [noProxy, bypasses] of [
            ["", false],
            [organizationsHost, false],
            ["sso.eu-west-1.amazonaws.com", false],
            [`${ssoHost}:80`, false],
            [ssoHost, true],
            [ssoHost.toUpperCase(), true],
            [".sso.us-east-1.amazonaws.com", true],
            ["amazonaws.com", true],
        ] as const) {
            it(`applies the noProxy ${JSON.stringify(noProxy)} to the host of SSO`, async () => {
                const proxy = await forging(() => refusal);
                const configuration = { "aws:profile": "anaya", "aws:httpsProxy": proxy.url, "aws:noProxy": noProxy };
                await failureOf(declines({ ...configuration, "aws:maxRetries": 0 }));
                assert.equal(proxy.targets.includes(`${ssoHost}:443`), !bypasses);
                assert.equal(dns.lookedUp.includes(ssoHost), bypasses);
            });
        }

        it("reads at most 16 MB of a response of SSO", async () => {
            let sent = 0;
            const server = createServer((_request, response) => {
                response.setHeader("Content-Type", "application/json").write('{"filler":"');
                const fill = () => {
                    while (!response.destroyed && sent < 64 * 2 ** 20) {
                        sent += 2 ** 20;
                        if (!response.write("x".repeat(2 ** 20))) {
                            response.once("drain", fill);
                            return;
                        }
                    }
                    const roleCredentials = { accessKeyId: "AKIA", secretAccessKey: "s", expiration: 2e12 };
                    response.end(`","roleCredentials":${JSON.stringify(roleCredentials)}}`);
                };
                fill();
            });
            process.env.AWS_ENDPOINT_URL_SSO = `http://127.0.0.1:${await listen(server)}`;
            await failureOf(declines({ ...endpoints(bed.sandbox.url), "aws:profile": "anaya", "aws:maxRetries": 0 }));
            assert.ok(sent < 32 * 2 ** 20, `${sent} bytes were sent`);
            assert.deepEqual(bed.sandbox.calls(), []);
        });
    });

    it("uses the proxy if noProxy has other hosts", async () => {
        const { url, proxied } = await proxy();
        await declines({ ...endpoints(named(bed.sandbox.url)), "aws:httpProxy": url, "aws:noProxy": "example.com" });
        assert.equal(proxied.length, 1);
    });

    it("uses the proxy for STS, too", async () => {
        const { url, proxied } = await proxy();
        const [id = ""] = bed.invite(1, { recipient: "333333333333" });
        const assumeRoles = [{ roleArn: "arn:aws:iam::333333333333:role/Decliner" }];
        await bed
            .accountClient({ ...endpoints(named(bed.sandbox.url)), "aws:httpProxy": url }, { assumeRoles })
            .declineHandshake(id);
        assert.equal(proxied.length, 2);
    });

    it("uses aws:endpoints instead of the environment's endpoints", async () => {
        process.env.AWS_ENDPOINT_URL_ORGANIZATIONS = "http://127.0.0.1:1";
        process.env.AWS_ENDPOINT_URL_STS = "http://127.0.0.1:1";
        await declines(endpoints(bed.sandbox.url));
        await declines({ "aws:endpoints": [{}, { sts: bed.sandbox.url }, { organizations: bed.sandbox.url }] });
    });
});

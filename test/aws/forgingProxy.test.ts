import assert from "node:assert/strict";
import { HandshakeError } from "../../src/resources/handshakeError";
import { ForgingProxy, forgedKey, forgedResponse, statuses } from "../support/forgingProxy";
import { type Configuration, failureOf, withAwsTestBed } from "./support/awsTestBed";
import { logInBySso } from "./support/ssoProfile";

const id = "h-examplehandshakeid111";
const account = "222222222222";

describe("ConnectionPool, through a proxy that responds to CONNECT itself,", function () {
    this.timeout(30_000);

    const bed = withAwsTestBed();
    let proxy: ForgingProxy | undefined;
    const { HOME } = process.env;

    beforeEach(async () => {
        // With AWS's endpoints all calls go to the proxy, and nothing leaves this machine.
        for (const name of Object.keys(process.env).filter((name) => name.startsWith("AWS_ENDPOINT_URL"))) {
            delete process.env[name];
        }
    });

    afterEach(async () => {
        proxy?.stop();
        proxy = undefined;
        process.env.HOME = HOME;
    });

    async function startProxy(respond: (host: string) => string | undefined): Promise<ForgingProxy> {
        proxy?.stop();
        proxy = await ForgingProxy.start(respond);
        return proxy;
    }

    async function forging(status: number): Promise<ForgingProxy> {
        proxy?.stop();
        proxy = await ForgingProxy.forging((host) => ({ status, ...forgedResponse(host, id, account) }));
        return proxy;
    }

    /** AWS through the proxy, each time for a new operation of Pulumi. */
    function organizations(configuration: Configuration = {}, connection = {}) {
        bed.nextOperation();
        const httpsProxy = proxy?.url.replace("http://", "http://planted-user:planted-password@");
        return bed.accountClient({ "aws:maxRetries": 0, "aws:httpsProxy": httpsProxy, ...configuration }, connection);
    }

    function assertOfProxy(error: Error, status: number): void {
        const host = proxy?.host ?? "";
        assert.ok(
            error.message.includes(`the proxy ${host} responded to CONNECT with status ${status} instead of 200`),
            error.message,
        );
        assert.doesNotMatch(error.message, /planted|cGxhbnRlZC/);
        assert.doesNotMatch(error.message, /request id/);
        assert.match(error.message, /The request did not reach AWS\. .*aws:httpsProxy or HTTPS_PROXY/);
        assert.equal(error.message.includes("its user name or password is missing or wrong"), status === 407);
    }

    for (const status of statuses) {
        it(`uses no forged response with status ${status} as a result, an account or credentials`, async () => {
            await forging(status);
            assertOfProxy(await failureOf(organizations().declineHandshake(id)), status);
            assertOfProxy(await failureOf(organizations().describeHandshake(id)), status);
            assertOfProxy(await failureOf(organizations().listHandshakes()), status);
            const allowed = organizations({ "aws:allowedAccountIds": [account] });
            assertOfProxy(await failureOf(allowed.declineHandshake(id)), status);
            const role = { assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/Decliner` }] };
            assertOfProxy(await failureOf(organizations({}, role).declineHandshake(id)), status);
            logInBySso(bed, account);
            const { message } = await failureOf(organizations({ "aws:profile": "anaya" }).declineHandshake(id));
            assert.doesNotMatch(message, /DECLINED/);
            assert.ok(proxy?.targets.includes("portal.sso.us-east-1.amazonaws.com:443"));
            // Only CONNECT was sent: no request, and nothing signed.
            assert.doesNotMatch(proxy?.received ?? "", /POST|GET|AWS4-HMAC-SHA256|X-Amz/i);
            assert.ok(!proxy?.received.includes(forgedKey));
        });
    }

    it("does not call Organizations if the account check fails", async () => {
        await forging(201);
        await failureOf(organizations({ "aws:allowedAccountIds": [account] }).declineHandshake(id));
        assert.deepEqual(new Set(proxy?.targets), new Set(["sts.us-east-1.amazonaws.com:443"]));
    });

    for (const [retried, those] of [
        [false, [101, 201, 204, 302, 400, 403, 404, 407]],
        [true, [408, 429, 500, 502, 503, 504]],
    ] as const) {
        it(`${retried ? "retries" : "does not retry"} a response with status ${those.join(", ")}`, async () => {
            for (const status of those) {
                await forging(status);
                await failureOf(organizations({ "aws:maxRetries": 2 }).describeHandshake(id));
                const calls = proxy?.targets.filter((target) => target.startsWith("organizations")).length;
                assert.equal(calls, retried ? 3 : 1, String(status));
            }
        });
    }

    const body = JSON.stringify({ Handshake: { Id: id, State: "DECLINED" }, Handshakes: [] });
    const forged = `HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const established = "HTTP/1.1 200 Connection established\r\n";

    for (const [what, text, expected] of [
        [
            "a response of AWS right after the proxy's",
            `${established}\r\n${forged}`,
            /sent data into the tunnel before TLS began/,
        ],
        ["a body with status 200", forged, /sent data into the tunnel before TLS began/],
        [
            "chunks with status 200",
            `${established}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
            /sent data into the tunnel before TLS/,
        ],
        [
            "a status that is no number",
            `HTTP/1.1 2OO OK\r\n\r\n${forged}`,
            /responded to CONNECT with something other than HTTP/,
        ],
        ["a status in another base", `HTTP/1.1 0xC8 OK\r\n\r\n${forged}`, /something other than HTTP/],
        ["another protocol", "SSH-2.0-OpenSSH_9.9\r\n\r\n", /something other than HTTP/],
        ["HTTP/0.9", body, /something other than HTTP/],
        [
            "a head that is too long",
            `${established}${"X-Fill: 0123456789\r\n".repeat(50_000)}`,
            /something other than HTTP/,
        ],
        ["an invalid header", `${established}no header\r\n\r\n${forged}`, /something other than HTTP/],
    ] as const) {
        it(`fails after ${what}, without TLS`, async () => {
            const { host } = await startProxy(() => text);
            const { message } = await failureOf(organizations().declineHandshake(id));
            assert.match(message, expected);
            assert.ok(message.includes(`the proxy ${host} `), message);
        });
    }

    it("fails after data that arrives in the tunnel before TLS", async () => {
        await startProxy(() => `${established}\r\n`);
        const sent = failureOf(organizations().declineHandshake(id));
        const { message } = await sendInto(sent, forged);
        assert.doesNotMatch(message, /DECLINED/);
    });

    /** The first bytes of TLS. */
    const clientHello = "\x16\x03";

    /** Sends data into each tunnel after TLS has started. */
    async function sendInto(failing: Promise<Error>, text: string): Promise<Error> {
        const timer = setInterval(() => {
            if ((proxy?.received ?? "").includes(clientHello)) {
                proxy?.send(text);
            }
        }, 20);
        return await failing.finally(() => clearInterval(timer));
    }

    it("fails if the proxy closes the connection before or during its response", async () => {
        for (const text of ["", "HTTP/1.1 200 OK\r\nVia: x"]) {
            const { host } = await startProxy((): string => {
                setTimeout(() => proxy?.hangUp(), 20);
                return text;
            });
            const { message } = await failureOf(organizations().declineHandshake(id));
            assert.ok(message.includes(`the proxy ${host} closed the connection`), message);
        }
    });

    it("fails if the proxy never responds", async () => {
        const { host } = await startProxy(() => undefined);
        const { message } = await failureOf(organizations().declineHandshake(id));
        assert.ok(message.includes(`the proxy ${host} did not respond to CONNECT in time`), message);
    });

    it("fails if nothing listens at the proxy's address, and names the proxy", async () => {
        const { host } = await startProxy(() => undefined);
        proxy?.stop();
        const { message } = await failureOf(organizations().declineHandshake(id));
        assert.ok(message.includes(`the proxy ${host} can't be reached: connect ECONNREFUSED`), message);
    });

    it("sends the decoded user name and password only to the proxy", async () => {
        await forging(407);
        await failureOf(
            organizations({ "aws:httpsProxy": `http://us%65r:p%40ss@${proxy?.host}` }).describeHandshake(id),
        );
        const credentials = Buffer.from("user:p@ss").toString("base64");
        assert.match(
            proxy?.received ?? "",
            new RegExp(`^CONNECT organizations[^]*Proxy-Authorization: Basic ${credentials}\r\n`),
        );
    });

    it("throws a HandshakeError, which is shown without a stack", async () => {
        await forging(201);
        assert.ok((await failureOf(organizations().declineHandshake(id))) instanceof HandshakeError);
    });
});

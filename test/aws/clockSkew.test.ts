import assert from "node:assert/strict";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CallError } from "../../src/resources/callError";
import { failureOf, withAwsTestBed } from "./support/awsTestBed";

const hour = 3_600_000;
const role = "arn:aws:iam::333333333333:role/Decliner";

/** The time of a signature from its `X-Amz-Date`: `20261125T220000Z`. */
function signedAt(date: unknown): number {
    const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(date)) ?? [];
    const [year = 0, month = 0, ...rest] = parts.map(Number);
    return Date.UTC(year, month - 1, ...rest);
}

/** The machine's clock differs from AWS's, which rejects signatures that are more than five minutes off. */
for (const [name, offset] of [
    ["an hour slow", hour],
    ["an hour fast", -hour],
] as const) {
    describe(`ConnectionPool, on a machine whose clock is ${name},`, () => {
        const bed = withAwsTestBed();
        let aws: Server;
        let refused: string[];

        beforeEach(async () => {
            refused = [];
            const { port } = new URL(bed.sandbox.url);
            aws = createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
                const now = Date.now() + offset;
                outgoing.sendDate = false;
                outgoing.setHeader("Date", new Date(now).toUTCString());
                const { headers, method, url } = incoming;
                const target = headers["x-amz-target"];
                const signed = signedAt(headers["x-amz-date"]);
                if (Math.abs(signed - now) > 5 * 60_000) {
                    refused.push(String(target ?? "STS").replace(/.*\./, ""));
                    const message = "Signature expired";
                    if (target === undefined) {
                        const code = "SignatureDoesNotMatch";
                        const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
                        outgoing.writeHead(403, { "Content-Type": "text/xml" }).end(body);
                    } else {
                        const body = JSON.stringify({ __type: "InvalidSignatureException", message });
                        outgoing.writeHead(400, { "Content-Type": "application/x-amz-json-1.1" }).end(body);
                    }
                    incoming.resume();
                    return;
                }
                incoming.pipe(
                    request({ port, method, path: url, headers }, (upstream) => {
                        outgoing.writeHead(upstream.statusCode ?? 502, {
                            ...upstream.headers,
                            date: new Date(now).toUTCString(),
                        });
                        upstream.pipe(outgoing);
                    }),
                );
            });
            await new Promise<void>((resolve) => aws.listen(0, "127.0.0.1", resolve));
            const address = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
            process.env.AWS_ENDPOINT_URL_ORGANIZATIONS = process.env.AWS_ENDPOINT_URL_STS = address;
        });

        afterEach(async () => {
            aws.closeAllConnections();
            aws.close();
        });

        it("corrects the clock by the time in AWS's response, and declines each handshake once", async () => {
            const ids = bed.invite(3);
            for (const id of ids) {
                await bed.accountClient().declineHandshake(id);
            }
            assert.deepEqual(bed.states(ids), ["DECLINED"]);
            assert.equal(bed.sandbox.calls("DeclineHandshake").length, 3);
            // Only the first call was signed with the wrong time.
            assert.deepEqual(refused, ["DeclineHandshake"]);
        });

        it("corrects the clock for STS, too", async () => {
            const [id = ""] = bed.invite(1, { recipient: "333333333333" });
            await bed.accountClient({}, { assumeRoles: [{ roleArn: role }] }).declineHandshake(id);
            assert.deepEqual(bed.states([id]), ["DECLINED"]);
            assert.deepEqual(refused, ["STS", "DeclineHandshake"]);
        });

        it("does not correct the clock if AWS_DISABLE_CLOCK_SKEW_CORRECTION is set", async () => {
            process.env.AWS_DISABLE_CLOCK_SKEW_CORRECTION = "true";
            const [id = ""] = bed.invite(1);
            const error = await failureOf(bed.accountClient().declineHandshake(id));
            assert.ok(error instanceof CallError);
            assert.equal(error.code, "InvalidSignatureException");
            assert.match(error.message, /clock/);
            assert.deepEqual(bed.states([id]), ["OPEN"]);
        });
    });
}

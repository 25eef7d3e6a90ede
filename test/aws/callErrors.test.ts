import assert from "node:assert/strict";
import { createServer } from "node:http";
import { type AddressInfo, connect, type LookupFunction } from "node:net";
import type { Fault } from "../../sandbox";
import { classifyError } from "../../src/aws/errors/classifyError";
import { CallError } from "../../src/resources/callError";
import { HandshakeError } from "../../src/resources/handshakeError";
import { type Configuration, failureOf, withAwsTestBed } from "./support/awsTestBed";

const role = "arn:aws:iam::333333333333:role/Decliner";
const requestId = /request id [0-9a-f-]{36}/;

describe("the error of a failed call", function () {
    // A call that asks STS for the caller ends after three seconds.
    this.timeout(20_000);
    const bed = withAwsTestBed();

    /** The message of a call that fails permanently with this fault. */
    async function messageFor(
        fault: Fault,
        configuration: Configuration = {},
        operation = "DeclineHandshake",
    ): Promise<string> {
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.clear();
        bed.sandbox.faults.add({ operation, fault, times: Number.POSITIVE_INFINITY });
        const client = bed.accountClient({ "aws:maxRetries": 0, ...configuration });
        const failing = operation === "DescribeHandshake" ? client.describeHandshake(id) : client.declineHandshake(id);
        const error = await bed.clock.withTimeouts(() => failureOf(failing));
        assert.ok(error instanceof HandshakeError);
        assert.doesNotMatch(error.message, /undefined|\[object|\n|\.\.|sandbox-secret/);
        assert.match(error.message, /\.$/);
        return error.message;
    }

    it("names the operation, handshake, account, region, caller, AWS's error and its request ID, and what to do", async () => {
        const message = await messageFor({ error: "AccessDeniedException", message: "You don't have\n permissions." });
        assert.match(
            message,
            /^DeclineHandshake of handshake h-sandbox000001 failed in account 222222222222 \(region us-east-1, as arn:aws:iam::222222222222:user\/sandbox\): AccessDeniedException: You don't have permissions, request id [0-9a-f-]{36}\. .*organizations:DeclineHandshake/,
        );
    });

    it("needs one call to STS for the callers of all errors", async () => {
        bed.sandbox.faults.add({ operation: "DescribeHandshake", times: 5, fault: { error: "AccessDeniedException" } });
        await Promise.all(bed.invite(5).map((id) => failureOf(bed.accountClient().describeHandshake(id))));
        assert.equal(bed.sandbox.calls("GetCallerIdentity").length, 1);
    });

    it("names the role that calls and the configured region", async () => {
        const [id = ""] = bed.invite(1, { recipient: "333333333333" });
        bed.sandbox.faults.add({ operation: "DescribeHandshake", fault: { error: "AccessDeniedException" } });
        const client = bed.accountClient(
            { "aws:region": "eu-west-1" },
            { assumeRoles: [{ roleArn: role, sessionName: "anaya" }] },
        );
        const { message } = await failureOf(client.describeHandshake(id));
        assert.match(
            message,
            /^DescribeHandshake of .* in account 333333333333 \(region eu-west-1, as arn:aws:sts::333333333333:assumed-role\/Decliner\/anaya\)/,
        );
    });

    it("names the role's account if STS does not return the caller", async () => {
        const [id = ""] = bed.invite(1, { recipient: "333333333333" });
        bed.sandbox.faults.add({
            operation: "GetCallerIdentity",
            times: Number.POSITIVE_INFINITY,
            fault: { error: "AccessDenied" },
        });
        bed.sandbox.faults.add({ operation: "DescribeHandshake", fault: { error: "AccessDeniedException" } });
        const { message } = await failureOf(
            bed.accountClient({}, { assumeRoles: [{ roleArn: role }] }).describeHandshake(id),
        );
        assert.match(message, /failed in account 333333333333 \(region us-east-1\): /);
    });

    it("waits at most a few seconds for STS to return the caller", async () => {
        const [id = ""] = bed.invite(1);
        bed.sandbox.faults.add({
            operation: "GetCallerIdentity",
            times: Number.POSITIVE_INFINITY,
            fault: { hang: true },
        });
        bed.sandbox.faults.add({ operation: "DescribeHandshake", fault: { error: "AccessDeniedException" } });
        const startedAt = performance.now();
        const { message } = await failureOf(bed.accountClient().describeHandshake(id));
        assert.match(message, /failed in an unknown account \(region us-east-1\): /);
        assert.ok(performance.now() - startedAt < 6_000);
    });

    for (const operation of ["DeclineHandshake", "DescribeHandshake"]) {
        it(`names the IAM action and all causes of an AccessDenied on ${operation}`, async () => {
            const message = await messageFor({ error: "AccessDeniedException" }, {}, operation);
            assert.match(
                message,
                new RegExp(
                    `IAM action organizations:${operation}.*identity policy.*service control policy.*account that received`,
                ),
            );
        });
    }

    for (const [reason, expected] of [
        ["INPUT_REQUIRED", /no handshake id, which AWS requires/],
        ["INVALID_PATTERN", /"h-" and 8 to 32 lowercase letters or digits/],
        ["MAX_LENGTH_EXCEEDED", /longer than the 34 characters/],
        ["MIN_LENGTH_EXCEEDED", /shorter than AWS requires/],
        ["TARGET_NOT_SUPPORTED", /doesn't allow this call on this handshake/],
        ["INVALID_PAGINATION_TOKEN", /page token that it returned before/],
        ["DUPLICATE_TAG_KEY", /rejected a value of the call.*DUPLICATE_TAG_KEY/],
        [undefined, /rejected a value of the call.*no reason/],
    ] as const) {
        it(`explains an InvalidInput with ${reason ?? "no reason"}`, async () => {
            const message = await messageFor({ error: "InvalidInputException", ...(reason && { reason }) });
            assert.match(message, expected);
            if (reason !== undefined) {
                assert.ok(message.includes(`InvalidInputException (${reason}): `));
            }
        });
    }

    for (const [name, fault, expected] of [
        [
            "a handshake that is not found",
            { error: "HandshakeNotFoundException" },
            /AWS knows no handshake with this id in this account/,
        ],
        ["a concurrent change", { error: "ConcurrentModificationException" }, /Another caller changed.*again\.$/],
        [
            "throttling",
            { throttle: true },
            /AWS throttled this call, all its retries, and all other calls of DeclineHandshake.*1 of these calls per second, .*5 per second.*run the command again\.$/,
        ],
        [
            "an internal error of AWS",
            { error: "ServiceException" },
            /AWS Organizations had an internal error.*again later\.$/,
        ],
        ["a wrong key", { error: "UnrecognizedClientException" }, /Check the credentials.*get-caller-identity/],
        ["a wrong signature", { error: "InvalidSignatureException" }, /Check the credentials.*wrong clock/],
        [
            "an account without an organization",
            { error: "AWSOrganizationsNotInUseException" },
            /account is not in an organization/,
        ],
        [
            "an unknown error",
            { error: "NewException", message: "New words" },
            /NewException: New words, .*look up the error/,
        ],
        [
            "a proxy's HTML",
            { body: "<html>diego@example.com</html>", status: 403 },
            /HTTP 403: the response is not from AWS.*proxy/,
        ],
        [
            "a bad gateway",
            { body: "<html>secret words</html>" },
            /HTTP 502 at http:\/\/127.*a decline that took effect is recognized/,
        ],
        [
            "a truncated response",
            { truncated: true },
            /(HTTP 200|ECONNRESET) at http.*a decline that took effect is recognized/,
        ],
        ["a hanging endpoint", { hang: true }, /at http:\/\/127\.0\.0\.1:\d+: .*endpoint did not respond/],
    ] as [string, Fault, RegExp][]) {
        it(`says what to do about ${name}`, async () => {
            const message = await messageFor(fault);
            assert.match(message, expected);
            assert.match(message, /^DeclineHandshake of handshake h-sandbox\d+ failed in account 222222222222/);
            assert.doesNotMatch(message, /<html>|@example|secret words/);
        });
    }

    it("contains no e-mail address, note or secret of AWS's response", async () => {
        const canonical =
            "The Canonical String for this request should have been 'POST\n/\n\nhost:x\nx-amz-security-token:planted-token\n'";
        for (const [message, remaining] of [
            ["The account anaya@example.com can't do this.", "The account (e-mail address) can't do this"],
            [
                'Not for <Diego+x@mail.example.co.uk>, "anaya@example.com".',
                'Not for <(e-mail address)>, "(e-mail address)"',
            ],
            [`The signature we calculated does not match. ${canonical}`, "The signature we calculated does not match"],
        ] as const) {
            const shown = await messageFor({ error: "InvalidSignatureException", message });
            assert.ok(shown.includes(remaining), shown);
            assert.doesNotMatch(shown, /@|planted-token/);
        }
    });

    it("contains no secret key and no token", async () => {
        const secrets = {
            "aws:accessKey": bed.sandbox.account("222222222222").accessKeyId,
            "aws:secretKey": "planted-secret",
            "aws:token": "planted-token",
        };
        const wrong: Fault[] = [
            { error: "AccessDeniedException" },
            { error: "InvalidSignatureException" },
            { expiredToken: true },
            { body: "x" },
            { lostResponse: "before" },
            { truncated: true },
        ];
        for (const fault of wrong) {
            assert.doesNotMatch(await messageFor(fault, secrets), /planted/);
        }
        const web = { "aws:assumeRoleWithWebIdentity": { roleArn: role, webIdentityToken: "planted-token" } };
        assert.doesNotMatch(
            await messageFor({ error: "InvalidIdentityToken" }, web, "AssumeRoleWithWebIdentity"),
            /planted/,
        );
        assert.doesNotMatch(bed.progressMessages.join(), /planted/);
    });

    it("names a role that cannot be assumed, STS's error and what to check", async () => {
        bed.sandbox.setRole(role, { externalId: "right" });
        const error = await failureOf(
            bed
                .accountClient({}, { assumeRoles: [{ roleArn: role, externalId: "wrong" }] })
                .declineHandshake("h-examplehandshakeid111"),
        );
        assert.ok(error instanceof HandshakeError);
        assert.match(
            error.message,
            /Could not assume the role arn:aws:iam::333333333333:role\/Decliner: AccessDenied: Not authorized.*request id .*trust policy.*externalId.*sts:AssumeRole/,
        );
        assert.match(error.message, requestId);
        assert.deepEqual(bed.sandbox.calls("DeclineHandshake"), []);
    });

    it("names the handshake of the call for which a role cannot be assumed", async () => {
        bed.sandbox.setRole(role, { externalId: "right" });
        const { message } = await failureOf(
            bed.accountClient({}, { assumeRoles: [{ roleArn: role }] }).declineHandshake("h-examplehandshakeid111"),
        );
        assert.match(
            message,
            /^DeclineHandshake of handshake h-examplehandshakeid111 wasn't called: Could not assume the role/,
        );
    });

    it("lists the sources that were tried for missing credentials", async () => {
        for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) {
            delete process.env[name];
        }
        const { message } = await failureOf(bed.accountClient().declineHandshake("h-examplehandshakeid111"));
        assert.match(
            message,
            /CredentialsProviderError.*Tried: environment variables \(AWS_ACCESS_KEY_ID\).*AWS_PROFILE.*container.*Check the credentials/,
        );
        const call = "DeclineHandshake of handshake h-examplehandshakeid111";
        assert.ok(
            message.startsWith(`No AWS credentials were found, so ${call} wasn't called (region us-east-1): `),
            message,
        );
        const { message: ofAccount } = await failureOf(bed.accountClient().accountId());
        assert.match(
            ofAccount,
            /^No AWS credentials were found, so GetCallerIdentity of the credentials wasn't called/,
        );
        const { message: ofProfile } = await failureOf(
            bed.accountClient({ "aws:profile": "nobody" }).declineHandshake("h-examplehandshakeid111"),
        );
        assert.match(ofProfile, /Tried: the profile "nobody"/);
        process.env.AWS_PROFILE = "nobody";
        bed.nextOperation();
        const { message: ofVariable } = await failureOf(bed.accountClient().declineHandshake("h-sandbox000001"));
        assert.match(ofVariable, /Tried: the profile "nobody" \(AWS_PROFILE\)\. /);
        assert.deepEqual(bed.operations(), []);
    });

    it("lists the sources that were tried for a role without credentials", async () => {
        for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) {
            delete process.env[name];
        }
        const { message } = await failureOf(
            bed.accountClient({}, { assumeRoles: [{ roleArn: role }] }).declineHandshake("h-examplehandshakeid111"),
        );
        assert.match(
            message,
            /Could not assume the role .*role\/Decliner: CredentialsProviderError: .*Tried: environment variables.*AWS_PROFILE.*Check the credentials/,
        );
        assert.doesNotMatch(message, /trust policy/);
    });

    it("says to check the credentials, and not the role, if STS rejects the credentials", async () => {
        bed.sandbox.faults.add({ operation: "AssumeRole", fault: { error: "InvalidClientTokenId" } });
        const { message } = await failureOf(
            bed.accountClient({}, { assumeRoles: [{ roleArn: role }] }).declineHandshake("h-examplehandshakeid111"),
        );
        assert.match(
            message,
            /Could not assume the role .*role\/Decliner: InvalidClientTokenId: .*Check the credentials/,
        );
        assert.doesNotMatch(message, /trust policy/);
    });

    it("says what to do about the token of a web identity that is missing or rejected", async () => {
        const failing = (assumeRoleWithWebIdentity: object) =>
            failureOf(bed.accountClient({ "aws:assumeRoleWithWebIdentity": assumeRoleWithWebIdentity }).accountId());
        const { message: ofNone } = await failing({ roleArn: role });
        assert.match(
            ofNone,
            /Could not assume the role .*role\/Decliner, .*token can't be read: no file is set\. Set webIdentityTokenFile to the file/,
        );
        const { message: ofMissing } = await failing({ roleArn: role, webIdentityTokenFile: "/nowhere/token" });
        assert.match(
            ofMissing,
            /token can't be read: ENOENT: no such file or directory\. Set webIdentityTokenFile to the file/,
        );
        bed.sandbox.faults.add({ operation: "AssumeRoleWithWebIdentity", fault: { error: "InvalidIdentityToken" } });
        const { message: ofRefused } = await failing({ roleArn: role, webIdentityToken: "planted-token" });
        assert.match(
            ofRefused,
            /Could not assume the role .*: InvalidIdentityToken\w*: .*provider, audience and subject/,
        );
        assert.doesNotMatch(ofRefused, /planted|sts:AssumeRole on the role/);
    });

    it("names no IAM action for a denied GetCallerIdentity, because every caller may call it", async () => {
        bed.sandbox.faults.add({ operation: "GetCallerIdentity", times: 3, fault: { error: "AccessDenied" } });
        const { message } = await failureOf(bed.accountClient().accountId());
        assert.match(message, /^GetCallerIdentity of the credentials failed .*AccessDenied: .*VPC endpoint for STS/);
        assert.doesNotMatch(message, /IAM action|organizations:/);
        const { message: ofList } = await failureOf(
            bed.accountClient({ "aws:allowedAccountIds": ["222222222222"] }).declineHandshake("h-sandbox000001"),
        );
        assert.match(
            ofList,
            /Could not determine the account of these credentials, needed for allowedAccountIds: AccessDenied: .*VPC endpoint/,
        );
    });

    it("does not name the endpoint of Organizations for a failed call to STS", async () => {
        const client = bed.accountClient();
        await client.listHandshakes();
        const times = Number.POSITIVE_INFINITY;
        bed.sandbox.faults.add({ operation: "GetCallerIdentity", times, fault: { body: "<html>", status: 502 } });
        const { message } = await failureOf(client.accountId());
        assert.match(message, /^GetCallerIdentity of the credentials failed .*: HTTP 502: /);
    });

    it("is the same for missing credentials if the account must be on a list", async () => {
        for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) {
            delete process.env[name];
        }
        const { message } = await failureOf(
            bed.accountClient({ "aws:allowedAccountIds": ["222222222222"] }).declineHandshake("h-sandbox000001"),
        );
        assert.match(
            message,
            /^No AWS credentials were found, so DeclineHandshake of handshake h-sandbox000001 wasn't called .*Tried: /,
        );
        assert.deepEqual(bed.operations(), []);
    });

    it("names the configuration with its namespace", async () => {
        for (const [configuration, expected] of [
            [{ "aws:accessKey": "AKIA" }, /Only one of aws-handshakes:accessKey and aws-handshakes:secretKey/],
            [{ "aws:customCaBundle": "/nowhere" }, /aws-handshakes:customCaBundle/],
            [{ "aws:maxRetries": "many" }, /aws-handshakes:maxRetries must be a whole number/],
            [{}, /aws-handshakes:profile, aws-handshakes:accessKey or aws-handshakes:assumeRoles/],
        ] as const) {
            bed.nextOperation();
            bed.sandbox.faults.add({ operation: "DescribeHandshake", fault: { error: "UnrecognizedClientException" } });
            const describing = async () =>
                await bed
                    .accountClient(configuration, undefined, "aws-handshakes")
                    .describeHandshake("h-examplehandshakeid111");
            const { message } = await failureOf(describing());
            assert.match(message, expected);
            assert.doesNotMatch(message, /\baws:(?!iam)/);
        }
    });

    it("comes 3 seconds after a refused connection to this machine, and says that nothing listens", async () => {
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const { port } = server.address() as AddressInfo;
        await new Promise((resolve) => server.close(resolve));
        for (const host of ["127.0.0.1", "localhost"]) {
            const before = bed.clock.sleptMs;
            const endpoints = [{ organizations: `http://${host}:${port}` }];
            const { message } = await failureOf(
                bed.accountClient({ "aws:endpoints": endpoints }).declineHandshake("h-examplehandshakeid111"),
            );
            const slept = bed.clock.sleptMs - before;
            assert.ok(slept > 1_000 && slept <= 3_000, `It waited for ${slept} ms.`);
            assert.match(
                message,
                new RegExp(`ECONNREFUSED at http://${host}:${port}: connect ECONNREFUSED [^ ]*:${port}`),
            );
            assert.match(message, /of this machine.*is not running\. Start it, or check aws:endpoints/);
        }
    });

    it("names every address of a host name that refuses, and says if all are on this machine", async () => {
        const refused = async (...addresses: string[]) => {
            const lookup: LookupFunction = (_host, _options, found) =>
                found(
                    null,
                    addresses.map((address) => ({ address, family: 4 })),
                );
            const socket = connect({ host: "emulator.invalid", port: 1, autoSelectFamily: true, lookup });
            return classifyError(await new Promise((resolve) => socket.once("error", resolve)));
        };
        const { code, kind, message, isLocalConnectionRefused } = await refused("127.0.0.1", "127.0.0.2");
        assert.deepEqual(
            { code, kind, isLocalConnectionRefused },
            { code: "ECONNREFUSED", kind: "outcomeUnknown", isLocalConnectionRefused: true },
        );
        assert.equal(message, "connect ECONNREFUSED 127.0.0.1:1, connect ECONNREFUSED 127.0.0.2:1");
        const elsewhere = Object.assign(new Error("nonRetryable"), { code: "ECONNREFUSED", address: "10.0.0.1" });
        assert.equal(classifyError(elsewhere).isLocalConnectionRefused, false);
    });

    it("has AWS's error code and the caller's description as properties", async () => {
        bed.sandbox.faults.add({ fault: { error: "HandshakeNotFoundException" } });
        const error = await failureOf(bed.accountClient().describeHandshake("h-examplehandshakeid111"));
        assert.ok(error instanceof CallError);
        assert.equal(error.code, "HandshakeNotFoundException");
        assert.equal(
            error.callerDescription,
            "account 222222222222 (region us-east-1, as arn:aws:iam::222222222222:user/sandbox)",
        );
    });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import {
    DeclineHandshakeCommand,
    DescribeHandshakeCommand,
    LeaveOrganizationCommand,
    ListHandshakesForAccountCommand,
    type ListHandshakesForAccountCommandInput,
    OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { type Fault, Sandbox, type SandboxOptions } from "../../sandbox";

const RECIPIENT = "222222222222";
const SENDER = "111111111111";
const ROLE = "arn:aws:iam::333333333333:role/path/Decliner";

interface Key {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
}

describe("the sandbox", () => {
    let sandbox: Sandbox;
    const clients: OrganizationsClient[] = [];

    async function start(options?: SandboxOptions): Promise<void> {
        await sandbox?.stop();
        sandbox = await Sandbox.start(options);
    }

    function client(credentials: Key = key(RECIPIENT), maxAttempts = 1, requestTimeout = 0): OrganizationsClient {
        const created = new OrganizationsClient({
            endpoint: sandbox.url,
            region: "us-east-1",
            credentials,
            maxAttempts,
            requestHandler: { requestTimeout, throwOnRequestTimeout: true },
        });
        clients.push(created);
        return created;
    }

    function key(accountId: string): Key {
        return { accessKeyId: sandbox.account(accountId).accessKeyId, secretAccessKey: "any" };
    }

    const decline = (HandshakeId: string | undefined, by = client()) =>
        by.send(new DeclineHandshakeCommand({ HandshakeId }));
    const describeHandshake = (HandshakeId: string, by = client()) =>
        by.send(new DescribeHandshakeCommand({ HandshakeId }));
    const list = (input: ListHandshakesForAccountCommandInput = {}, by = client()) =>
        by.send(new ListHandshakesForAccountCommand(input));

    async function ids(input: ListHandshakesForAccountCommandInput = {}): Promise<(string | undefined)[][]> {
        const pages: (string | undefined)[][] = [];
        let token: string | undefined;
        do {
            const page = await list({ ...input, NextToken: token });
            pages.push((page.Handshakes ?? []).map(({ Id }) => Id));
            token = page.NextToken;
        } while (token !== undefined);
        return pages;
    }

    async function sts(form: Record<string, string>, caller: Key | undefined = key(RECIPIENT)): Promise<string> {
        const headers: Record<string, string> = { "Content-Type": "application/x-www-form-urlencoded" };
        if (caller !== undefined) {
            headers.Authorization = `AWS4-HMAC-SHA256 Credential=${caller.accessKeyId}/20260101/us-east-1/sts/aws4_request`;
            if (caller.sessionToken !== undefined) headers["X-Amz-Security-Token"] = caller.sessionToken;
        }
        const response = await fetch(sandbox.url, { method: "POST", headers, body: new URLSearchParams(form) });
        return await response.text();
    }

    const element = (xml: string, name: string) => new RegExp(`<${name}>(.*?)</${name}>`).exec(xml)?.[1] ?? "";

    async function assume(form: Record<string, string> = {}): Promise<Key> {
        const xml = await sts({ Action: "AssumeRole", RoleArn: ROLE, RoleSessionName: "test", ...form });
        return {
            accessKeyId: element(xml, "AccessKeyId"),
            secretAccessKey: element(xml, "SecretAccessKey"),
            sessionToken: element(xml, "SessionToken"),
        };
    }

    beforeEach(() => start());

    afterEach(async () => {
        for (const created of clients.splice(0)) created.destroy();
        await sandbox.stop();
    });

    describe("declining", () => {
        it("moves a handshake that is OPEN or REQUESTED to DECLINED and answers with it", async () => {
            for (const state of ["OPEN", "REQUESTED"]) {
                const { Id } = sandbox.invite({ state });
                const { Handshake } = await decline(Id);
                assert.equal(Handshake?.State, "DECLINED");
                assert.equal(Handshake?.Id, Id);
                assert.equal(sandbox.handshake(Id)?.State, "DECLINED");
            }
        });

        it("answers HandshakeAlreadyInStateException for what is declined, or as other implementations do", async () => {
            const { Id } = sandbox.invite({ state: "DECLINED" });
            await assert.rejects(decline(Id), { name: "HandshakeAlreadyInStateException" });
            await start({ alreadyDeclined: "InvalidHandshakeTransitionException" });
            sandbox.invite({ id: Id, state: "DECLINED" });
            await assert.rejects(decline(Id), { name: "InvalidHandshakeTransitionException" });
        });

        it("answers InvalidHandshakeTransitionException for what is settled otherwise", async () => {
            for (const state of ["CANCELED", "ACCEPTED", "EXPIRED"]) {
                const { Id } = sandbox.invite({ state });
                await assert.rejects(decline(Id), { name: "InvalidHandshakeTransitionException" });
                assert.equal(sandbox.handshake(Id)?.State, state);
            }
        });

        it("knows no handshake of another account", async () => {
            const { Id } = sandbox.invite({ recipient: "333333333333" });
            await assert.rejects(decline(Id), { name: "HandshakeNotFoundException" });
            await assert.rejects(decline("h-nosuchhandshake"), { name: "HandshakeNotFoundException" });
            assert.equal(sandbox.handshake(Id)?.State, "OPEN");
        });

        it("is denied to the sender", async () => {
            const { Id } = sandbox.invite();
            await assert.rejects(decline(Id, client(key(SENDER))), {
                name: "AccessDeniedException",
                message: /only from the account that received the handshake/,
            });
            assert.equal(sandbox.handshake(Id)?.State, "OPEN");
        });

        it("gives the reason an id is invalid for", async () => {
            const reasons: [string | undefined, string][] = [
                [undefined, "INPUT_REQUIRED"],
                ["", "INPUT_REQUIRED"],
                ["h-UPPERCASE", "INVALID_PATTERN"],
                ["h-short", "INVALID_PATTERN"],
                [`h-${"a".repeat(33)}`, "MAX_LENGTH_EXCEEDED"],
            ];
            for (const [id, Reason] of reasons) {
                await assert.rejects(decline(id), { name: "InvalidInputException", Reason });
            }
            await assert.rejects(decline(`h-${"a".repeat(32)}`), { name: "HandshakeNotFoundException" });
        });

        it("collides with another decline of the same handshake that is under way", async () => {
            sandbox.latency = 50;
            const { Id } = sandbox.invite();
            const other = sandbox.invite();
            const outcomes = await Promise.allSettled([decline(Id), decline(Id), decline(other.Id)]);
            assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "fulfilled", "rejected"]);
            assert.equal(outcomes[2]?.status, "fulfilled");
            const errors = sandbox.requests.flatMap(({ error }) => error ?? []);
            assert.deepEqual(errors, ["ConcurrentModificationException"]);
            await assert.rejects(decline(Id), { name: "HandshakeAlreadyInStateException" });
        });
    });

    describe("a handshake on the wire", () => {
        it("has the shape of the specification's example", async () => {
            const requested = new Date(Date.now() - 1000);
            sandbox.invite({ id: "h-examplehandshakeid111", byEmail: true, requestedTimestamp: requested });
            const { Handshake } = await describeHandshake("h-examplehandshakeid111");
            assert.deepEqual(Handshake, {
                Id: "h-examplehandshakeid111",
                Arn: "arn:aws:organizations::111111111111:handshake/o-exampleorgid/invite/h-examplehandshakeid111",
                Parties: [
                    { Type: "EMAIL", Id: "account-222222222222@example.com" },
                    { Type: "ORGANIZATION", Id: "o-exampleorgid" },
                ],
                State: "OPEN",
                RequestedTimestamp: requested,
                ExpirationTimestamp: new Date(requested.getTime() + 15 * 24 * 60 * 60 * 1000),
                Action: "INVITE",
                Resources: [
                    {
                        Type: "ORGANIZATION",
                        Value: "o-exampleorgid",
                        Resources: [
                            { Type: "MASTER_EMAIL", Value: "account-111111111111@example.com" },
                            { Type: "MASTER_NAME", Value: "Management account" },
                        ],
                    },
                    { Type: "EMAIL", Value: "account-222222222222@example.com" },
                    { Type: "NOTES", Value: "This is a handshake sent by o-exampleorgid." },
                ],
            });
        });

        it("can lack members, carry unknown ones and a bare organization id", async () => {
            const { Id } = sandbox.invite({
                bareOrganizationId: true,
                overrides: { Arn: null, Resources: [{ Type: "BRAND_NEW" }] },
            });
            const { Handshake } = await describeHandshake(Id);
            assert.equal(Handshake?.Arn, undefined);
            assert.equal(Handshake?.Parties?.[1]?.Id, "exampleorgid");
            assert.deepEqual(Handshake?.Resources, [{ Type: "BRAND_NEW" }]);
        });

        it("shows what a test changes in the stored one", async () => {
            const stored = sandbox.invite();
            stored.State = "ACCEPTED";
            assert.equal((await describeHandshake(stored.Id)).Handshake?.State, "ACCEPTED");
            sandbox.setState(stored.Id, "CANCELED");
            assert.equal((await describeHandshake(stored.Id)).Handshake?.State, "CANCELED");
            sandbox.remove(stored.Id);
            await assert.rejects(describeHandshake(stored.Id), { name: "HandshakeNotFoundException" });
        });

        it("is described to its recipient and its sender and to nobody else", async () => {
            const { Id } = sandbox.invite();
            assert.equal((await describeHandshake(Id, client(key(SENDER)))).Handshake?.Id, Id);
            await assert.rejects(describeHandshake(Id, client(key("333333333333"))), {
                name: "HandshakeNotFoundException",
            });
        });
    });

    describe("listing", () => {
        it("goes in pages of twenty, or of as many as asked for", async () => {
            const sent = Array.from({ length: 45 }, () => sandbox.invite().Id);
            sandbox.invite({ recipient: "333333333333", sender: "444444444444" });
            const pages = await ids();
            assert.deepEqual(
                pages.map((page) => page.length),
                [20, 20, 5],
            );
            assert.deepEqual(pages.flat(), sent);
            assert.deepEqual(
                (await ids({ MaxResults: 15 })).map((page) => page.length),
                [15, 15, 15],
            );
        });

        it("lets pages come empty or short with a token for the next", async () => {
            const sent = Array.from({ length: 3 }, () => sandbox.invite().Id);
            sandbox.emptyPages = [0, 2];
            sandbox.pageSize = 2;
            assert.deepEqual(await ids(), [[], sent.slice(0, 2), [], sent.slice(2)]);
        });

        it("doesn't shift its pages when a handshake goes meanwhile", async () => {
            const sent = Array.from({ length: 4 }, () => sandbox.invite().Id);
            const first = await list({ MaxResults: 2 });
            sandbox.remove(String(sent[0]));
            const second = await list({ MaxResults: 2, NextToken: first.NextToken });
            assert.deepEqual(
                second.Handshakes?.map(({ Id }) => Id),
                sent.slice(2),
            );
        });

        it("filters by action or by parent", async () => {
            const invite = sandbox.invite();
            const transfer = sandbox.invite({ action: "TRANSFER_RESPONSIBILITY", parent: invite.Id });
            assert.equal(transfer.State, "REQUESTED");
            assert.deepEqual(await ids({ Filter: { ActionType: "INVITE" } }), [[invite.Id]]);
            assert.deepEqual(await ids({ Filter: { ParentHandshakeId: invite.Id } }), [[transfer.Id]]);
        });

        it("gives the reason an input is invalid for", async () => {
            for (let sent = 0; sent < 3; sent++) sandbox.invite();
            const { NextToken } = await list({ MaxResults: 1 });
            const reasons: [ListHandshakesForAccountCommandInput, string][] = [
                [{ MaxResults: 0 }, "MIN_VALUE_EXCEEDED"],
                [{ MaxResults: 21 }, "MAX_VALUE_EXCEEDED"],
                [{ NextToken: "made up" }, "INVALID_PAGINATION_TOKEN"],
                [{ NextToken, Filter: { ActionType: "INVITE" } }, "INVALID_PAGINATION_TOKEN"],
                [{ Filter: { ActionType: "INVITE", ParentHandshakeId: "h-12345678" } }, "MAX_FILTER_LIMIT_EXCEEDED"],
                [{ Filter: { ParentHandshakeId: "12345678" } }, "INVALID_PATTERN"],
                [{ Filter: { ActionType: "NONE" as "INVITE" } }, "INVALID_ENUM"],
            ];
            for (const [input, Reason] of reasons) {
                await assert.rejects(list(input), { name: "InvalidInputException", Reason });
            }
        });
    });

    describe("the clock", () => {
        it("expires what nobody answers in 15 days, the all-features request in 90", async () => {
            const invite = sandbox.invite();
            const features = sandbox.invite({ action: "ENABLE_ALL_FEATURES" });
            sandbox.clock.advance({ days: 14, hours: 23 });
            assert.equal((await describeHandshake(invite.Id)).Handshake?.State, "OPEN");
            sandbox.clock.advance({ hours: 1 });
            assert.equal((await describeHandshake(invite.Id)).Handshake?.State, "EXPIRED");
            await assert.rejects(decline(invite.Id), { name: "InvalidHandshakeTransitionException" });
            sandbox.clock.advance({ days: 74 });
            assert.equal((await describeHandshake(features.Id)).Handshake?.State, "OPEN");
            sandbox.clock.advance({ days: 1 });
            assert.equal((await describeHandshake(features.Id)).Handshake?.State, "EXPIRED");
        });

        it("deletes a handshake 30 days after it was settled", async () => {
            const { Id } = sandbox.invite();
            sandbox.clock.advance({ days: 10 });
            await decline(Id);
            sandbox.clock.advance({ days: 29, hours: 23 });
            assert.equal((await describeHandshake(Id)).Handshake?.State, "DECLINED");
            sandbox.clock.advance({ hours: 1 });
            await assert.rejects(describeHandshake(Id), { name: "HandshakeNotFoundException" });
            assert.deepEqual(await ids(), [[]]);
            assert.equal(sandbox.handshake(Id), undefined);
        });

        it("counts the 30 days of an expired one from its expiry, seen or not", async () => {
            const { Id } = sandbox.invite();
            sandbox.clock.advance({ days: 44, hours: 23 });
            assert.equal((await describeHandshake(Id)).Handshake?.State, "EXPIRED");
            sandbox.clock.advance({ hours: 1 });
            await assert.rejects(describeHandshake(Id), { name: "HandshakeNotFoundException" });
        });
    });

    describe("rates like those of AWS", () => {
        beforeEach(() => start({ rates: "aws" }));

        it("throttle each account and operation by itself and fill again with time", async () => {
            const first = sandbox.invite();
            const second = sandbox.invite();
            await decline(first.Id);
            await assert.rejects(decline(second.Id), { name: "TooManyRequestsException" });
            await describeHandshake(second.Id);
            await decline(sandbox.invite({ recipient: "333333333333" }).Id, client(key("333333333333")));
            sandbox.clock.advance({ seconds: 1 });
            await decline(second.Id);
            assert.deepEqual(
                sandbox.requests.map(({ throttled }) => throttled),
                [false, true, false, false, false],
            );
        });

        it("let a burst of eight lists through", async () => {
            const by = client();
            await Promise.allSettled(Array.from({ length: 20 }, () => list({}, by)));
            const throttled = sandbox.requests.map((request) => request.throttled);
            // More than eight come through when the twenty take longer than the fifth of a second that fills a token.
            assert.deepEqual(throttled.slice(0, 8), Array(8).fill(false));
            assert.ok(throttled.includes(true));
        });
    });

    describe("a fault", () => {
        const attempt = async (fault: Fault, by?: OrganizationsClient) => {
            const { Id } = sandbox.invite();
            sandbox.faults.add({ operation: "DeclineHandshake", fault });
            const error: unknown = await decline(Id, by).then(
                () => undefined,
                (thrown: unknown) => thrown,
            );
            return { error, state: sandbox.handshake(Id)?.State, logged: sandbox.requests.at(-1) };
        };

        it("answers with any error, its reason and its status", async () => {
            const { error, state, logged } = await attempt({
                error: "InvalidInputException",
                message: "why not",
                reason: "TARGET_NOT_SUPPORTED",
                status: 418,
            });
            assert.ok(error instanceof Error);
            assert.deepEqual(
                [error.name, error.message, Reflect.get(error, "Reason"), state, logged?.status, logged?.fault],
                ["InvalidInputException", "why not", "TARGET_NOT_SUPPORTED", "OPEN", 418, "InvalidInputException"],
            );
        });

        it("loses the answer before or after the operation was carried out", async () => {
            const before = await attempt({ lostAnswer: "before" });
            const after = await attempt({ lostAnswer: "after" });
            for (const { error } of [before, after]) assert.equal(Reflect.get(Object(error), "code"), "ECONNRESET");
            assert.deepEqual([before.state, after.state], ["OPEN", "DECLINED"]);
            assert.deepEqual([after.logged?.status, after.logged?.fault], [0, "lostAnswer after"]);
        });

        it("is met again by the client's own retry, which finds the handshake declined", async () => {
            const { error } = await attempt({ lostAnswer: "after" }, client(undefined, 3));
            assert.equal(Reflect.get(Object(error), "name"), "HandshakeAlreadyInStateException");
            assert.equal(sandbox.calls("DeclineHandshake").length, 2);
        });

        it("cuts the answer short after the operation was carried out", async () => {
            const { error, state } = await attempt({ truncated: true });
            assert.ok(error instanceof Error);
            assert.equal(state, "DECLINED");
        });

        it("answers with what isn't JSON, carrying nothing out", async () => {
            const { error, state, logged } = await attempt({ body: "<html>Bad Gateway</html>" });
            assert.equal(Reflect.get(Object(error), "$response").statusCode, 502);
            assert.deepEqual([state, logged?.status], ["OPEN", 502]);
        });

        it("doesn't answer until the sandbox stops", async () => {
            const { error, state } = await attempt({ hang: true }, client(undefined, 1, 100));
            assert.equal(Reflect.get(Object(error), "name"), "TimeoutError");
            assert.equal(state, "OPEN");
            sandbox.faults.add({ fault: { hang: true } });
            const hanging = assert.rejects(list());
            while (sandbox.calls("ListHandshakesForAccount").length === 0) await new Promise(setImmediate);
            await sandbox.stop();
            await hanging;
        });

        it("delays the operation and its answer", async () => {
            const started = performance.now();
            const { error, state } = await attempt({ delay: 80 });
            assert.deepEqual([error, state], [undefined, "DECLINED"]);
            assert.ok(performance.now() - started >= 79);
        });

        it("refuses credentials as expired, or a request as one too many", async () => {
            const expired = await attempt({ expiredToken: true });
            const throttled = await attempt({ throttle: true });
            assert.equal(Reflect.get(Object(expired.error), "name"), "ExpiredTokenException");
            assert.equal(Reflect.get(Object(throttled.error), "name"), "TooManyRequestsException");
            assert.equal(throttled.logged?.throttled, true);
        });

        it("befalls as many requests as told, after as many as told, of the handshake and account told", async () => {
            const target = sandbox.invite();
            const other = sandbox.invite();
            sandbox.faults.add({
                handshakeId: target.Id,
                accountId: RECIPIENT,
                after: 1,
                times: 2,
                fault: { error: "ServiceException" },
            });
            const statuses = [];
            await describeHandshake(other.Id);
            await describeHandshake(target.Id, client(key(SENDER)));
            for (let request = 0; request < 4; request++) {
                await describeHandshake(target.Id).catch(() => undefined);
                statuses.push(sandbox.requests.at(-1)?.status);
            }
            assert.deepEqual(statuses, [200, 500, 500, 200]);
            sandbox.faults.add({ times: Number.POSITIVE_INFINITY, fault: { error: "ServiceException" } });
            await assert.rejects(describeHandshake(target.Id), { name: "ServiceException" });
            sandbox.faults.clear();
            await describeHandshake(target.Id);
        });
    });

    describe("STS", () => {
        it("tells who the caller is", async () => {
            const xml = await sts({ Action: "GetCallerIdentity" });
            assert.equal(element(xml, "Account"), RECIPIENT);
            assert.equal(element(xml, "Arn"), "arn:aws:iam::222222222222:user/sandbox");
        });

        it("hands out credentials that act as the role's account", async () => {
            const { Id } = sandbox.invite({ recipient: "333333333333" });
            const session = await assume();
            assert.match(session.accessKeyId, /^ASIA/);
            assert.equal((await decline(Id, client(session))).Handshake?.State, "DECLINED");
            assert.deepEqual(
                sandbox.requests.map(({ operation, accountId, assumedRole }) => [operation, accountId, assumedRole]),
                [
                    ["AssumeRole", RECIPIENT, ROLE],
                    ["DeclineHandshake", "333333333333", ROLE],
                ],
            );
            const xml = await sts({ Action: "GetCallerIdentity" }, session);
            assert.equal(element(xml, "Arn"), "arn:aws:sts::333333333333:assumed-role/Decliner/test");
        });

        it("hands them out for a web identity that nobody signed for", async () => {
            const form = { RoleArn: ROLE, RoleSessionName: "web", WebIdentityToken: "any" };
            const xml = await sts(
                { Action: "AssumeRoleWithWebIdentity", ...form },
                { accessKeyId: "", secretAccessKey: "" },
            );
            assert.match(element(xml, "AccessKeyId"), /^ASIA/);
        });

        it("lets them expire by the sandbox's clock", async () => {
            const session = await assume({ DurationSeconds: "900" });
            const by = client(session);
            sandbox.clock.advance({ minutes: 14 });
            await list({}, by);
            sandbox.clock.advance({ minutes: 1 });
            await assert.rejects(list({}, by), { name: "ExpiredTokenException" });
            assert.equal(element(await sts({ Action: "GetCallerIdentity" }, session), "Code"), "ExpiredToken");
        });

        it("refuses a wrong external id, an invalid request and what a fault says", async () => {
            sandbox.role(ROLE, { externalId: "secret" });
            const form = { Action: "AssumeRole", RoleArn: ROLE, RoleSessionName: "test" };
            const code = async (more: Record<string, string>) => element(await sts({ ...form, ...more }), "Code");
            assert.equal(await code({}), "AccessDenied");
            assert.equal(await code({ ExternalId: "guess" }), "AccessDenied");
            assert.equal(await code({ ExternalId: "secret" }), "");
            assert.equal(await code({ RoleArn: "no arn" }), "ValidationError");
            assert.equal(await code({ ExternalId: "secret", DurationSeconds: "1" }), "ValidationError");
            assert.equal(await code({ Action: "GetFederationToken" }), "InvalidAction");
            sandbox.faults.add({
                operation: "AssumeRole",
                accountId: "333333333333",
                fault: { error: "AccessDenied" },
            });
            assert.equal(await code({ ExternalId: "secret" }), "AccessDenied");
        });

        it("escapes what it repeats", async () => {
            const session = await assume({ RoleSessionName: "<&>" });
            const xml = await sts({ Action: "GetCallerIdentity" }, session);
            assert.match(xml, /assumed-role\/Decliner\/&#60;&#38;&#62;/);
        });
    });

    describe("the endpoint", () => {
        it("recognizes access keys", async () => {
            const stranger = { accessKeyId: "AKIAUNKNOWN", secretAccessKey: "any" };
            await assert.rejects(list({}, client(stranger)), { name: "UnrecognizedClientException" });
            assert.equal(sandbox.requests.at(-1)?.status, 400);
            assert.equal(element(await sts({ Action: "GetCallerIdentity" }, stranger), "Code"), "InvalidClientTokenId");
            const { sessionToken, ...withoutToken } = await assume();
            assert.notEqual(sessionToken, undefined);
            await assert.rejects(list({}, client(withoutToken)), { name: "UnrecognizedClientException" });
            sandbox.account("333333333333", { accessKeyId: "AKIAUNKNOWN" });
            await list({}, client(stranger));
            assert.equal(sandbox.environment("333333333333").AWS_ACCESS_KEY_ID, "AKIAUNKNOWN");
        });

        it("refuses operations it doesn't have and requests it can't read", async () => {
            await assert.rejects(client().send(new LeaveOrganizationCommand({})), {
                name: "UnknownOperationException",
            });
            const response = await fetch(sandbox.url, {
                method: "POST",
                headers: { "X-Amz-Target": "AWSOrganizationsV20161128.DeclineHandshake" },
                body: "no JSON",
            });
            assert.equal(response.headers.get("x-amzn-errortype"), "SerializationException");
            assert.match(String(response.headers.get("x-amzn-requestid")), /^[0-9a-f-]{36}$/);
        });

        it("logs the requests in order", async () => {
            const { Id } = sandbox.invite();
            await list();
            await decline(Id);
            await decline(Id).catch(() => undefined);
            assert.deepEqual(sandbox.calls(), [
                "ListHandshakesForAccount",
                `DeclineHandshake ${Id}`,
                `DeclineHandshake ${Id}`,
            ]);
            const [, , last] = sandbox.requests;
            assert.ok(last !== undefined && Math.abs(last.at - Date.now()) < 5000);
            assert.deepEqual(
                { ...last, at: 0 },
                {
                    at: 0,
                    operation: "DeclineHandshake",
                    accountId: RECIPIENT,
                    accessKeyId: "AKIASANDBOX222222222222",
                    handshakeId: Id,
                    input: { HandshakeId: Id },
                    status: 409,
                    error: "HandshakeAlreadyInStateException",
                    throttled: false,
                },
            );
            sandbox.clearRequests();
            assert.deepEqual(sandbox.requests, []);
        });

        it("answers after the latency, and at once without", async () => {
            const by = client();
            await list({}, by);
            const started = performance.now();
            for (let request = 0; request < 10; request++) await list({}, by);
            assert.ok(performance.now() - started < 300);
            sandbox.latency = 60;
            const slow = performance.now();
            await list({}, by);
            await assert.rejects(describeHandshake("h-nosuchhandshake", by));
            assert.ok(performance.now() - slow >= 118);
        });

        it("stops at once, whatever is under way", async () => {
            sandbox.latency = 200;
            const { Id } = sandbox.invite();
            const waiting = assert.rejects(decline(Id));
            while (sandbox.requests.length === 0) await new Promise(setImmediate);
            const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
            await once(socket, "connect");
            const closed = once(socket, "close");
            await sandbox.stop();
            await Promise.all([waiting, closed]);
            await sleep(250);
            assert.equal(sandbox.handshake(Id)?.State, "OPEN");
        });

        it("is steered over HTTP by those outside of its process", async () => {
            const control = async (path: string, body?: object) => {
                const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
                const response = await fetch(`${sandbox.url}/_sandbox/${path}`, request);
                return { status: response.status, answer: await response.json() };
            };
            await control("invite", { id: "h-bycontrol" });
            await control("faults", { times: "always", fault: { error: "ServiceException" } });
            await assert.rejects(decline("h-bycontrol"), { name: "ServiceException" });
            await assert.rejects(decline("h-bycontrol"), { name: "ServiceException" });
            await fetch(`${sandbox.url}/_sandbox/faults`, { method: "DELETE" });
            await control("clock", { days: 16 });
            await assert.rejects(decline("h-bycontrol"), { name: "InvalidHandshakeTransitionException" });
            await control("state", { id: "h-bycontrol", state: "DECLINED" });
            assert.equal((await control("handshakes")).answer[0].State, "DECLINED");
            assert.equal((await control("requests")).answer.length, 3);
            assert.equal((await control("state", { id: "h-unknown", state: "OPEN" })).status, 400);
            assert.equal((await control("state", { id: "h-bycontrol", state: "accepted" })).status, 400);
            assert.equal((await control("nowhere")).status, 404);
        });
    });
});

import assert from "node:assert/strict";
import { element, RECIPIENT, ROLE, withSandboxTestBed } from "./support/sandboxTestBed";

describe("the sandbox", () => {
    const bed = withSandboxTestBed();

    describe("in its STS", () => {
        it("returns the caller", async () => {
            const xml = await bed.sts({ Action: "GetCallerIdentity" });
            assert.equal(element(xml, "Account"), RECIPIENT);
            assert.equal(element(xml, "Arn"), "arn:aws:iam::222222222222:user/sandbox");
        });

        it("returns credentials that act in the role's account", async () => {
            const { Id } = bed.sandbox.invite({ recipient: "333333333333" });
            const session = await bed.assume();
            assert.match(session.accessKeyId, /^ASIA/);
            assert.equal((await bed.decline(Id, bed.client(session))).Handshake?.State, "DECLINED");
            assert.deepEqual(
                bed.sandbox.requests.map(({ operation, accountId, assumedRole }) => [
                    operation,
                    accountId,
                    assumedRole,
                ]),
                [
                    ["AssumeRole", RECIPIENT, ROLE],
                    ["DeclineHandshake", "333333333333", ROLE],
                ],
            );
            const xml = await bed.sts({ Action: "GetCallerIdentity" }, session);
            assert.equal(element(xml, "Arn"), "arn:aws:sts::333333333333:assumed-role/Decliner/test");
        });

        it("returns credentials for an unsigned request with a web identity", async () => {
            const form = { RoleArn: ROLE, RoleSessionName: "web", WebIdentityToken: "any" };
            const xml = await bed.sts(
                { Action: "AssumeRoleWithWebIdentity", ...form },
                { accessKeyId: "", secretAccessKey: "" },
            );
            assert.match(element(xml, "AccessKeyId"), /^ASIA/);
        });

        it("expires credentials by its clock", async () => {
            const session = await bed.assume({ DurationSeconds: "900" });
            const by = bed.client(session);
            bed.sandbox.clock.advance({ minutes: 14 });
            await bed.list({}, by);
            bed.sandbox.clock.advance({ minutes: 1 });
            await assert.rejects(bed.list({}, by), { name: "ExpiredTokenException" });
            assert.equal(element(await bed.sts({ Action: "GetCallerIdentity" }, session), "Code"), "ExpiredToken");
        });

        it("rejects a wrong external ID, an invalid request and a call with a fault", async () => {
            bed.sandbox.setRole(ROLE, { externalId: "secret" });
            const form = { Action: "AssumeRole", RoleArn: ROLE, RoleSessionName: "test" };
            const code = async (more: Record<string, string>) => element(await bed.sts({ ...form, ...more }), "Code");
            assert.equal(await code({}), "AccessDenied");
            assert.equal(await code({ ExternalId: "guess" }), "AccessDenied");
            assert.equal(await code({ ExternalId: "secret" }), "");
            assert.equal(await code({ RoleArn: "no arn" }), "ValidationError");
            assert.equal(await code({ ExternalId: "secret", DurationSeconds: "1" }), "ValidationError");
            assert.equal(await code({ Action: "GetFederationToken" }), "InvalidAction");
            bed.sandbox.faults.add({
                operation: "AssumeRole",
                accountId: "333333333333",
                fault: { error: "AccessDenied" },
            });
            assert.equal(await code({ ExternalId: "secret" }), "AccessDenied");
        });

        it("escapes the strings of the request", async () => {
            const session = await bed.assume({ RoleSessionName: "<&>" });
            const xml = await bed.sts({ Action: "GetCallerIdentity" }, session);
            assert.match(xml, /assumed-role\/Decliner\/&#60;&#38;&#62;/);
        });
    });
});

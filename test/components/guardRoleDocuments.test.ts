import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
    guardPolicy,
    guardRoleTemplate,
    handshakesOf,
    splitRoleName,
    trustPolicy,
} from "../../src/components/guardRoleDocuments";
import { evaluate } from "./support/iamEvaluator";

const run = promisify(execFile);
const pulumi = "arn:aws:iam::222222222222:role/pulumi";
const role = { roleName: "security/invitation-guard", trustedPrincipals: [pulumi], externalId: "guard-1c5f" };

/** The calls of AWS Organizations that a guard makes in a member account. */
const allowed = ["DeclineHandshake", "DescribeHandshake", "ListHandshakesForAccount"];
const others = ["AcceptHandshake", "CancelHandshake", "LeaveOrganization", "ListAccounts", "DescribeOrganization"];

describe("the documents of a guard's role", () => {
    for (const partition of ["aws", "aws-cn", "aws-us-gov", "aws-eusc"]) {
        const handshake = `arn:${partition}:organizations::111111111111:handshake/o-strangerid/invite/h-examplehandshakeid111`;
        const request = {
            principal: `arn:${partition}:iam::444444444444:role/security/invitation-guard`,
            identityPolicies: [JSON.stringify(guardPolicy(handshakesOf(partition)))],
            isAdministrator: false,
        };
        const resourceOf = (action: string) => (/^(List|Leave)|Organization$/.test(action) ? "*" : handshake);

        it(`allow the calls of a guard and no others in ${partition}, by an independent evaluator of IAM`, async () => {
            for (const action of [...allowed, ...others]) {
                const verdict = await evaluate({
                    ...request,
                    action: `organizations:${action}`,
                    resource: resourceOf(action),
                });
                assert.equal(verdict, allowed.includes(action) ? "Allowed" : "ImplicitlyDenied", action);
            }
            const foreign = ["iam:PassRole", "sts:AssumeRole", "s3:GetObject"];
            for (const action of foreign) {
                const resource = action.startsWith("s3")
                    ? "arn:aws:s3:::bucket/key"
                    : `arn:${partition}:iam::444444444444:role/x`;
                assert.equal(await evaluate({ ...request, action, resource }), "ImplicitlyDenied", action);
            }
        });
    }

    it("trust the given principals with the external ID", () => {
        assert.deepEqual(trustPolicy(role), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { AWS: [pulumi] },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "sts:ExternalId": "guard-1c5f" } },
                },
            ],
        });
        const { externalId: _, ...without } = role;
        assert.equal(JSON.stringify(trustPolicy(without)).includes("Condition"), false);
    });

    for (const principal of [
        "*",
        "arn:aws:iam::222222222222:role/*",
        "arn:aws:iam::*:role/pulumi",
        "arn:aws:iam::222222222222:root",
        "222222222222",
        "arn:aws:sts::222222222222:assumed-role/pulumi/session",
        "arn:aws:iam::222222222222:role/pulumi\n",
        5,
    ]) {
        it(`reject the principal ${JSON.stringify(principal)}`, () => {
            const wrong = { ...role, trustedPrincipals: [pulumi, principal as string] };
            assert.throws(() => trustPolicy(wrong), /trustedPrincipals must contain only ARNs/);
        });
    }

    it("reject an empty list of principals", () => {
        assert.throws(() => trustPolicy({ ...role, trustedPrincipals: [] }), /nobody could assume the role/);
    });

    it("put the path of roleName into the role's path", () => {
        assert.deepEqual(splitRoleName("invitation-guard"), { path: "/", name: "invitation-guard" });
        assert.deepEqual(splitRoleName("/security/guards/one"), { path: "/security/guards/", name: "one" });
        for (const wrong of ["", "security/", "a b", "arn:aws:iam::222222222222:role/x", "x".repeat(65), "name\n"]) {
            assert.throws(() => splitRoleName(wrong), /roleName must be the name of an IAM role/, wrong);
        }
    });

    it("contain the same policies in the template, with the partition of each account", () => {
        const { Properties, Type } = JSON.parse(guardRoleTemplate(role)).Resources.GuardRole;
        assert.equal(Type, "AWS::IAM::Role");
        assert.equal(Properties.RoleName, "invitation-guard");
        assert.equal(Properties.Path, "/security/");
        assert.deepEqual(Properties.AssumeRolePolicyDocument, trustPolicy(role));
        const [{ PolicyDocument }] = Properties.Policies;
        const inPartition = JSON.stringify(PolicyDocument).replace(/\{"Fn::Sub":("[^"]*")\}/, "$1");
        assert.equal(
            inPartition.replace("$" + "{AWS::Partition}", "aws-cn"),
            JSON.stringify(guardPolicy(handshakesOf("aws-cn"))),
        );
    });

    it("contain a template without a finding of cfn-lint", async function () {
        this.timeout(300_000);
        const folder = await mkdtemp(join(tmpdir(), "cfn-lint-"));
        try {
            const template = join(folder, "template.json");
            await writeFile(template, guardRoleTemplate(role));
            await run("python3", ["-m", "venv", join(folder, "venv")]);
            const bin = join(folder, "venv", "bin");
            await run(join(bin, "pip"), [
                "install",
                "--quiet",
                "--no-compile",
                "--disable-pip-version-check",
                "cfn-lint==1.58.0",
            ]);
            const { stdout } = await run(join(bin, "cfn-lint"), ["--include-checks", "I", "--", template]);
            assert.equal(stdout.trim(), "");
        } finally {
            await rm(folder, { recursive: true });
        }
    });
});

import assert from "node:assert/strict";
import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NOT_INSTALLED_MESSAGE } from "../../src/components/messages";
import { installation, run } from "../engine/support/installation";

const program = `
import { GuardRole, OrganizationProtection } from "pulumi-aws-handshakes/aws";

const trustedPrincipals = ["arn:aws:iam::222222222222:role/pulumi"];
const protection = new OrganizationProtection("organization", {
    allowedOrganizations: ["o-exampleorgid"],
    policy: {},
    roles: { trustedPrincipals },
    guard: {},
    alarms: { events: ["departed", "joined"] },
});
export const role = new GuardRole("role", { trustedPrincipals }).roleArn;
export const { policyId, topicArn } = protection;
export const declined = protection.guard?.declined;
`;

describe("the packed package, installed without @pulumi/aws,", function () {
    this.timeout(240_000);

    let folder: string;

    before(async () => {
        folder = await installation();
        await assert.rejects(access(join(folder, "node_modules/@pulumi/aws")));
    });

    for (const module of ["pulumi-aws-handshakes", "pulumi-aws-handshakes/native", "pulumi-aws-handshakes/dynamic"]) {
        it(`can be imported as ${module}`, async () => {
            const { stdout } = await run(process.execPath, ["-p", `typeof require("${module}")`], { cwd: folder });
            assert.equal(stdout.trim(), "object");
        });
    }

    it("says what to install if a program imports the components", async () => {
        const script = `
            try {
                require("pulumi-aws-handshakes/aws");
            } catch (error) {
                console.log(JSON.stringify([error.message, error.constructor.name]));
            }`;
        const { stdout } = await run(process.execPath, ["-e", script], { cwd: folder });
        assert.deepEqual(JSON.parse(stdout), [NOT_INSTALLED_MESSAGE, "RunError"]);
    });

    it("has types for the components that do not need @pulumi/aws", async () => {
        const file = join(folder, "programs", "protection.ts");
        await writeFile(file, program);
        const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--types", "node"];
        await run(join(folder, "node_modules/.bin/tsc"), [...options, file], { cwd: folder });
    });
});

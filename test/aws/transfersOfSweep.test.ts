import assert from "node:assert/strict";
import type { Fault } from "../../sandbox";
import { guardOrganization } from "../../src/resources/organizationGuard/guardOrganization";
import type { OrganizationGuardOutputs } from "../../src/resources/organizationGuard/properties";
import { readOrganizationGuard } from "../../src/resources/organizationGuard/read";
import { PartialFailureError } from "../../src/resources/partialFailureError";
import { withAwsTestBed } from "./support/awsTestBed";

const own = "222222222222";
const [first, second] = ["300000000001", "300000000002"] as const;
const list = "ListOutboundResponsibilityTransfers";
const organizationId = "o-ourownorgid";

describe("OrganizationGuard, through the AWS layer,", () => {
    const bed = withAwsTestBed({
        organizations: [{ id: organizationId, managementAccountId: own, members: [{ id: first }, { id: second }] }],
    });
    const warnings: string[] = [];

    beforeEach(() => {
        warnings.length = 0;
    });

    const contextFor = (sessionName = "guard") => {
        const connection = { assumeRoles: [{ roleArn: `arn:aws:iam::${own}:role/AWSReservedSSO_Admin`, sessionName }] };
        return {
            administrator: bed.poolFor().administratorClient(connection),
            warn: (message: string) => void warnings.push(message),
            info: () => {},
            progress: () => {},
        };
    };

    const failing: [string, Fault][] = [
        ["status 500", { error: "InternalFailure", status: 500 }],
        ["an empty object", { body: "{}", status: 200, contentType: "application/x-amz-json-1.1" }],
        ["throttling", { throttle: true }],
    ];
    for (const [what, fault] of failing) {
        it(`declines before the list of transfers has failed with ${what}, and lists them once in a phase`, async () => {
            const [id = ""] = bed.invite(1, { recipient: first });
            bed.sandbox.faults.add({ operation: list, times: 99, fault });
            const context = contextFor();
            const outputs = await guardOrganization(context, { roleName: "guard" });
            assert.deepEqual(bed.states([id]), ["DECLINED"]);
            const operations = bed.operations();
            const before = operations.slice(0, operations.indexOf("DeclineHandshake"));
            assert.ok(before.filter((operation) => operation === list).length <= 2, before.join());
            const calls = operations.filter((operation) => operation === list).length;
            assert.ok(calls >= 10);
            assert.equal(warnings.length, 1);
            assert.match(warnings[0] ?? "", /^Could not list the billing transfers/);

            await readOrganizationGuard(context, organizationId, outputs);
            assert.equal(bed.operations().filter((operation) => operation === list).length, calls);
            assert.equal(warnings.length, 2);
        });
    }

    it("lists the transfers once in a phase, and again in the next operation", async () => {
        const outputs = await guardOrganization(contextFor(), { roleName: "guard" });
        await readOrganizationGuard(contextFor(), organizationId, outputs);
        assert.equal(bed.operations().filter((operation) => operation === list).length, 1);
        bed.nextOperation();
        await readOrganizationGuard(contextFor(), organizationId, outputs);
        assert.equal(bed.operations().filter((operation) => operation === list).length, 1);
    });

    it("has no e-mail address in its outputs if the session is named after its user", async () => {
        bed.sandbox.faults.add({
            operation: "ListHandshakesForAccount",
            accountId: own,
            times: 99,
            fault: { error: "AccessDeniedException" },
        });
        const incomplete = await guardOrganization(contextFor("jane.doe@example.com"), { roleName: "guard" }).catch(
            (error: unknown) => error,
        );
        assert(incomplete instanceof PartialFailureError);
        const { unreachable } = incomplete.outputs as OrganizationGuardOutputs;
        assert.match(unreachable[0]?.reason ?? "", /assumed-role\/AWSReservedSSO_Admin\/\(e-mail address\)/);
        assert.doesNotMatch(JSON.stringify([unreachable, incomplete.reasons, warnings]), /@/);
    });
});

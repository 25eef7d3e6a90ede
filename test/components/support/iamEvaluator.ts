import assert from "node:assert/strict";

/*
 * Evaluates policies with a third-party evaluator of IAM: https://github.com/cloud-copilot/iam-simulate.
 */

/** The evaluator's result for a request. */
export type Verdict = "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied";

/** A request to AWS Organizations, and the policies that apply to it. */
export interface EvaluatedRequest {
    /** The ARN of the caller. */
    principal: string;
    /** The IAM action, such as `organizations:AcceptHandshake`. */
    action: string;
    /** The ARN of the handshake, or `*`. */
    resource: string;
    /** The service control policies as JSON, in addition to FullAWSAccess. */
    serviceControlPolicies?: readonly string[];
    /** The caller's own policies as JSON, in addition to one that allows everything. */
    identityPolicies?: readonly string[];
    /** Whether one of the caller's own policies allows everything; `true` by default. */
    isAdministrator?: boolean;
}

interface Policy {
    name: string;
    policy: unknown;
}

interface Simulator {
    runSimulation(
        simulation: {
            request: {
                principal: string;
                action: string;
                resource: { resource: string; accountId: string };
                contextVariables: Record<string, string>;
            };
            identityPolicies: Policy[];
            serviceControlPolicies: { orgIdentifier: string; policies: Policy[] }[];
            resourceControlPolicies: never[];
        },
        options: object,
    ): Promise<{ resultType: string; overallResult?: Verdict; errors?: unknown }>;
}

const { runSimulation } = require("@cloud-copilot/iam-simulate") as Simulator;

/** The policy FullAWSAccess of an organization, and the policy of an administrator. */
const allowAll = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } };

/** Evaluates a request. The test fails if the evaluator does not accept a policy or the request. */
export async function evaluate({
    principal,
    action,
    resource,
    serviceControlPolicies = [],
    identityPolicies = [],
    isAdministrator = true,
}: EvaluatedRequest): Promise<Verdict> {
    const named = (documents: readonly string[]) =>
        documents.map((document, index) => ({ name: `policy-${index}`, policy: JSON.parse(document) }));
    const result = await runSimulation(
        {
            // A handshake has no resource policy, so only the policies of the caller's account apply.
            request: {
                principal,
                action,
                resource: { resource, accountId: principal.split(":")[4] ?? "" },
                contextVariables: {},
            },
            identityPolicies: [
                // AWS allows the root user everything. The evaluator does not, so it needs a policy.
                ...(isAdministrator ? [{ name: "administrator", policy: allowAll }] : []),
                ...named(identityPolicies),
            ],
            serviceControlPolicies: [
                {
                    orgIdentifier: "o-ourownorgid",
                    policies: [{ name: "FullAWSAccess", policy: allowAll }, ...named(serviceControlPolicies)],
                },
            ],
            resourceControlPolicies: [],
        },
        {},
    );
    assert.ok(result.overallResult !== undefined, JSON.stringify(result));
    return result.overallResult;
}

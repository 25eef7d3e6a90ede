import assert from "node:assert/strict";

/*
 * What a policy allows, by an evaluator of IAM that is not ours: https://github.com/cloud-copilot/iam-simulate. It is
 * used by the tests only.
 */

/** What the evaluator says of a request. */
export type Verdict = "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied";

/** A request to AWS Organizations, and the policies that apply to it. */
export interface EvaluatedRequest {
    /** The ARN of who calls. */
    principal: string;
    /** Such as `organizations:AcceptHandshake`. */
    action: string;
    /** The ARN of the handshake, or `*`. */
    resource: string;
    /** The texts of the service control policies, beside FullAWSAccess. */
    serviceControlPolicies?: readonly string[];
    /** The texts of the caller's own policies, beside one that allows everything. */
    identityPolicies?: readonly string[];
    /** Whether one of the caller's own policies allows everything; it does by default. */
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

/** What AWS attaches to every organization, and what an administrator has. */
const allowAll = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } };

/** Evaluates a request. A policy or a request that the evaluator does not take fails the test. */
export async function evaluate({
    principal,
    action,
    resource,
    serviceControlPolicies = [],
    identityPolicies = [],
    isAdministrator = true,
}: EvaluatedRequest): Promise<Verdict> {
    const named = (texts: readonly string[]) =>
        texts.map((text, index) => ({ name: `policy-${index}`, policy: JSON.parse(text) }));
    const result = await runSimulation(
        {
            // A handshake has no policy of its own: the caller's account decides.
            request: {
                principal,
                action,
                resource: { resource, accountId: principal.split(":")[4] ?? "" },
                contextVariables: {},
            },
            identityPolicies: [
                // The evaluator gives the root user nothing by itself; AWS gives it everything.
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

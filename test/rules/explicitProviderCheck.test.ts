import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ExplicitProviderCheck } from "../../src/dynamic/explicitProviderCheck";
import type { ConnectionArgs } from "../../src/pulumi/connectionArgs";

/** A resource with a provider for one package only. */
function parentWith(providerPackage: string | undefined): pulumi.Resource {
    const getProvider = (type: string) => (type.startsWith(`${providerPackage}:`) ? {} : undefined);
    return { getProvider } as unknown as pulumi.Resource;
}

/** Returns the connection that a resource would be registered with. */
async function registered(connection: unknown, providerPackage?: string): Promise<unknown> {
    const parent = parentWith(providerPackage);
    const providerCheck = new ExplicitProviderCheck(
        "InvitationGuard",
        "x",
        connection as pulumi.Input<ConnectionArgs>,
        { parent },
    );
    providerCheck.finish(parent);
    return await new Promise((resolve, reject) => {
        const output = pulumi.output(providerCheck.connection) as unknown as { promise(): Promise<unknown> };
        output.promise().then(resolve, reject);
    });
}

const assumeRoles = [{ roleArn: "arn:aws:iam::333333333333:role/handshakes" }];
const later = <T>(value: T) => pulumi.output(Promise.resolve(value));

describe("ExplicitProviderCheck, below a parent with an aws provider,", () => {
    for (const [name, connection] of [
        ["undefined", later(undefined)],
        ["an object without members", later({})],
        ["an object with a region only", later({ region: "us-east-1" })],
        ["an object with an empty list of roles", later({ assumeRoles: [] })],
        ["an empty list of roles in an object that isn't computed", { assumeRoles: later([]) }],
        ["an empty list of accounts, which is secret", { allowedAccountIds: pulumi.secret([]) }],
        ["an empty profile, as a promise", { profile: Promise.resolve("") }],
        ["a null, as a promise", Promise.resolve(null)],
    ] as const) {
        it(`rejects a computed connection that resolves to ${name}, because it would use the stack's account`, async () => {
            await assert.rejects(registered(connection, "aws"), /"x" was given a provider of aws, by its own options/);
            await registered(connection, undefined);
        });
    }

    it("passes on a computed connection that names an account", async () => {
        for (const connection of [
            later({ assumeRoles }),
            { assumeRoles: later(assumeRoles) },
            { assumeRoles },
            { allowedAccountIds: pulumi.secret(["333333333333"]) },
        ]) {
            assert.deepEqual(await registered(connection, "aws"), await registered(connection, undefined));
        }
    });
});

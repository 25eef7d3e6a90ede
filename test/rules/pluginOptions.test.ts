import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
    getReceivedHandshakes,
    InvitationGuard,
    OrganizationGuard,
    Provider,
    ReceivedHandshake,
} from "../../src/native";
import { version } from "../../src/version";

interface Request {
    getVersion(): string;
}

/** The calls of the engine that name the version of the plugin. */
interface Monitor {
    registerResource(request: Request, ...others: unknown[]): unknown;
    invoke(request: Request, ...others: unknown[]): unknown;
}

/** Runs a program with Pulumi's mocks. Returns the plugin's versions that it names. */
async function versionsOf(program: () => unknown): Promise<string[]> {
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
        call: () => ({ handshakes: [] }),
    });
    const versions: string[] = [];
    const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
    for (const call of ["registerResource", "invoke"] as const) {
        const original = monitor[call].bind(monitor);
        monitor[call] = (request, ...others) => {
            versions.push(request.getVersion());
            return original(request, ...others);
        };
    }
    await program();
    await pulumi.runtime.disconnect();
    return versions;
}

describe("the resources and look-ups of the native plugin", () => {
    for (const none of [undefined, null]) {
        it(`name this package's version of the plugin if the option version is ${none}`, async () => {
            const opts = { version: none as undefined };
            const versions = await versionsOf(async () => {
                new InvitationGuard("guard", {}, opts);
                new OrganizationGuard("organization", { roleName: "guard" }, opts);
                new ReceivedHandshake(
                    "one",
                    { handshakeId: "h-examplehandshakeid111", desiredState: "declined" },
                    opts,
                );
                new Provider("provider", {}, opts);
                await getReceivedHandshakes({}, opts);
            });
            assert.deepEqual(versions, Array(5).fill(version));
        });
    }

    it("name the version of the program's options", async () => {
        const versions = await versionsOf(() => new InvitationGuard("guard", {}, { version: "0.9.0" }));
        assert.deepEqual(versions, ["0.9.0"]);
    });
});

import type { Sandbox } from "../../../sandbox";
import { isolatedEnvironment } from "../../../tools/engine/environment";
import { executableArchive, pathWithoutNode } from "./executable";
import { engine, run, temporaryFolder } from "./installation";

const { version } = require("../../../package.json") as { version: string };

/** The handshake that the schema's examples decline by its id. */
export const exampleInvitation = "h-examplehandshakeid111";

/** Only a management account can list billing transfers, and it can't receive an INVITE. */
export const exampleTransfer = { action: "TRANSFER_RESPONSIBILITY" } as const;

/** Returns the environment of a program without Node.js, with the installed executable. */
export async function environmentWithExecutable(): Promise<Record<string, string>> {
    const environment = isolatedEnvironment(await engine(), await temporaryFolder(), { PATH: await pathWithoutNode() });
    const install = ["plugin", "install", "resource", "aws-handshakes", version, "--file"];
    await run("pulumi", [...install, await executableArchive()], { env: environment });
    return environment;
}

/** Adds the organization and the handshakes that the schema's examples name. */
export function addExampleHandshakes(sandbox: Sandbox): void {
    sandbox.organizations.add({
        id: "o-ourownorgid",
        managementAccountId: "222222222222",
        members: [{ id: "444444444444" }],
    });
    sandbox.invite({ id: exampleInvitation, ...exampleTransfer });
    sandbox.invite({ id: "h-pending111", organization: "o-exampleorgid", ...exampleTransfer });
    sandbox.invite({ id: "h-stranger11", recipient: "444444444444", organization: "o-strangerid" });
}

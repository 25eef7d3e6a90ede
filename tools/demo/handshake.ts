import { copyFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Demo, DemoContext } from "./demo";
import { headline, showHandshakes } from "./view";

const PROJECT = resolve(__dirname, "../..");
const HANDSHAKE = "h-examplehandshakeid111";

/** One invitation: up declines it, a refresh finds drift, up declines it again, destroy makes no call. */
export const handshakeDemo: Demo = { sandbox: {}, show };

async function show({ pulumi, sandbox, folder }: DemoContext): Promise<void> {
    headline("An account has received an invitation that it doesn't want");
    console.log(`The sandbox at ${sandbox.url} stands in for AWS. The engine is the real Pulumi engine.`);
    sandbox.invite({ id: HANDSHAKE });
    showHandshakes(sandbox);

    headline("A stack for examples/decline-invitation, with the handshake's id");
    // Pulumi writes a stack's configuration next to Pulumi.yaml. A copy keeps the project's folder unchanged.
    await copyFile(join(PROJECT, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    await pulumi.run(folder, "stack", "init", "demo");
    await pulumi.run(folder, "config", "set", "handshakeId", HANDSHAKE);

    headline("Decline it");
    await pulumi.run(PROJECT, "up", "--yes");
    showHandshakes(sandbox);

    headline("Simulated drift: the sandbox re-opens the handshake, which AWS never does");
    sandbox.setState(HANDSHAKE, "OPEN");
    showHandshakes(sandbox);

    headline("A refresh finds it");
    await pulumi.run(PROJECT, "refresh", "--yes", "--skip-preview", "--diff");
    showHandshakes(sandbox);

    headline("The next up declines it again");
    await pulumi.run(PROJECT, "up", "--yes");
    showHandshakes(sandbox);

    headline("A destroy calls nothing: declining can't be undone");
    await pulumi.run(PROJECT, "destroy", "--yes", "--skip-preview");
    showHandshakes(sandbox);
}

import { copyFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Demo, Stage } from "./demo";
import { headline, showHandshakes } from "./view";

const PROJECT = resolve(__dirname, "../..");
const HANDSHAKE = "h-examplehandshakeid111";

/** One invitation: declined, found again by a refresh, declined again, and left alone by a destroy. */
export const handshakeDemo: Demo = { sandbox: {}, show };

async function show({ pulumi, sandbox, folder }: Stage): Promise<void> {
    headline("An account has received an invitation that it doesn't want");
    console.log(`AWS is played by the sandbox at ${sandbox.url}; the engine is Pulumi's own.`);
    sandbox.invite({ id: HANDSHAKE });
    showHandshakes(sandbox);

    headline("A stack for examples/decline-invitation, with the handshake's id");
    // A stack's configuration is written beside Pulumi.yaml: beside a copy, the project's folder stays as it is.
    await copyFile(join(PROJECT, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    await pulumi.run(folder, "stack", "init", "demo");
    await pulumi.run(folder, "config", "set", "handshakeId", HANDSHAKE);

    headline("Decline it");
    await pulumi.run(PROJECT, "up", "--yes");
    showHandshakes(sandbox);

    headline("Drift, made by the sandbox for show: AWS itself never re-opens what was declined");
    sandbox.setState(HANDSHAKE, "OPEN");
    showHandshakes(sandbox);

    headline("A refresh finds it");
    await pulumi.run(PROJECT, "refresh", "--yes", "--skip-preview", "--diff");
    showHandshakes(sandbox);

    headline("The next up mends it");
    await pulumi.run(PROJECT, "up", "--yes");
    showHandshakes(sandbox);

    headline("A destroy calls nothing: declining can't be undone");
    await pulumi.run(PROJECT, "destroy", "--yes", "--skip-preview");
    showHandshakes(sandbox);
}

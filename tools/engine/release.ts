import { fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fillCache } from "./cache";
import type { Engine, EngineSource, Log } from "./engine";
import { TESTED_VERSION } from "./version";

const TIMEOUT_MINUTES = 5;

/** Fetches the official release with the installer of Pulumi's Automation API. */
export const officialRelease: EngineSource = { name: "The official release", get };

async function get(log: Log): Promise<Engine> {
    log(`fetching the official release of Pulumi v${TESTED_VERSION} (for at most ${TIMEOUT_MINUTES} minutes)`);
    return fillCache("release", install);
}

/** The installer can't be canceled, and a download that hangs would keep this process alive. So it runs in its own. */
function install(folder: string): Promise<void> {
    return new Promise((resolve, reject) => {
        let reason: string | undefined;
        const installer = fork(join(__dirname, "officialInstaller.ts"), [TESTED_VERSION, folder], {
            execArgv: ["--import", pathToFileURL(require.resolve("tsx")).href],
            stdio: ["ignore", "ignore", "ignore", "ipc"],
            timeout: TIMEOUT_MINUTES * 60_000,
        });
        installer.on("message", (message) => {
            reason = String(message);
        });
        installer.on("error", reject);
        installer.on("close", (code, signal) => {
            if (code === 0) {
                resolve();
            } else if (signal) {
                reject(new Error(`the installer was stopped: not done in ${TIMEOUT_MINUTES} minutes`));
            } else {
                reject(new Error(reason ?? `the installer failed with exit code ${code}`));
            }
        });
    });
}

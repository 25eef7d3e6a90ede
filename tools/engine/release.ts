import { fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fillCache } from "./cache";
import type { Engine, Say, Way } from "./engine";
import { TESTED_VERSION } from "./version";

const TIMEOUT_MINUTES = 5;

/** The official release, got by the installer of Pulumi's Automation API. */
export const officialRelease: Way = { name: "The official release", get };

async function get(say: Say): Promise<Engine> {
    say(`fetching the official release of Pulumi v${TESTED_VERSION} (for ${TIMEOUT_MINUTES} minutes at the most)`);
    return fillCache("release", install);
}

/** The installer can't be called off, and a download that hangs would keep this process alive: it gets its own. */
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

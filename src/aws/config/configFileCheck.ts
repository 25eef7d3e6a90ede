import { devNull } from "node:os";
import { HandshakeError } from "../../resources/handshakeError";
import { configFilePath, expandHome } from "./configFile";
import { configFileMessage } from "./messages";
import { readRegularFile } from "./regularFile";
import type { Settings } from "./settings";

/** Far more than thousands of profiles need. */
const MAX_FILE_BYTES = 16 * 2 ** 20;

/**
 * Checks that the AWS SDK can read AWS's configuration and credentials files. The SDK waits forever for a named pipe,
 * reads an endless device, and ignores an error. Then it may use credentials of another account.
 *
 * A missing file has no profiles, and neither does `/dev/null`.
 *
 * @throws HandshakeError with the setting that names the file, and the reason.
 */
export function checkConfigFiles({ sharedConfigFiles, sharedCredentialsFiles }: Settings): void {
    checkFile("sharedConfigFiles", configFilePath("sharedConfigFiles", sharedConfigFiles));
    checkFile("sharedCredentialsFiles", configFilePath("sharedCredentialsFiles", sharedCredentialsFiles));
    checkDefaultFile("AWS_CONFIG_FILE", "~/.aws/config");
    checkDefaultFile("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
}

function checkDefaultFile(variable: string, path: string): void {
    const named = process.env[variable];
    checkFile(named ? `the environment variable ${variable}` : path, expandHome(named || path));
}

function checkFile(source: string, path: string | undefined): void {
    if (path === undefined || path === devNull) {
        return;
    }
    const reason = problemOf(path);
    if (reason !== undefined) {
        throw new HandshakeError(configFileMessage(source, reason));
    }
}

function problemOf(path: string): string | undefined {
    let file: Buffer;
    try {
        file = readRegularFile(path, MAX_FILE_BYTES);
    } catch (error) {
        const { message } = error as Error;
        return /^ENO(ENT|TDIR)\b/.test(message) ? undefined : message;
    }
    if (file.includes(0)) {
        return "it is not text in UTF-8";
    }
    const lines = file.toString("utf8").split("\n");
    // The SDK ignores such a line, and adds the lines below it to the section above it.
    const broken = lines.findIndex((line) => /^\s*\[/.test(line) && !/^\s*\[[^\]]+\]\s*([#;].*)?$/.test(line));
    return broken === -1 ? undefined : `its line ${broken + 1} is not a section of the form [name]`;
}

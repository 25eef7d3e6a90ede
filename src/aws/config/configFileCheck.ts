import { devNull } from "node:os";
import { HandshakeError } from "../../resources/handshakeError";
import { configFile, expanded } from "./configFile";
import { configFileMessage } from "./messages";
import { readRegularFile } from "./regularFile";
import type { Settings } from "./settings";

/** Many times what thousands of profiles need. */
const MAX_FILE_BYTES = 16 * 2 ** 20;

/**
 * Refuses AWS's configuration and credentials files that the AWS SDK would misread. It waits for a named pipe for ever,
 * reads a device without an end, and passes over an error in silence: credentials of another account may be next.
 *
 * A file that doesn't exist has no profiles, and neither does `/dev/null`.
 *
 * @throws HandshakeError that says what names the file, and what is wrong with it.
 */
export function checkConfigFiles({ sharedConfigFiles, sharedCredentialsFiles }: Settings): void {
    checkFile("sharedConfigFiles", configFile("sharedConfigFiles", sharedConfigFiles));
    checkFile("sharedCredentialsFiles", configFile("sharedCredentialsFiles", sharedCredentialsFiles));
    checkUsualFile("AWS_CONFIG_FILE", "~/.aws/config");
    checkUsualFile("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
}

function checkUsualFile(variable: string, path: string): void {
    const named = process.env[variable];
    checkFile(named ? `the environment variable ${variable}` : path, expanded(named || path));
}

function checkFile(source: string, path: string | undefined): void {
    if (path === undefined || path === devNull) {
        return;
    }
    const reason = reasonAgainst(path);
    if (reason !== undefined) {
        throw new HandshakeError(configFileMessage(source, reason));
    }
}

function reasonAgainst(path: string): string | undefined {
    let file: Buffer;
    try {
        file = readRegularFile(path, MAX_FILE_BYTES);
    } catch (error) {
        const { message } = error as Error;
        return /^ENO(ENT|TDIR)\b/.test(message) ? undefined : message;
    }
    if (file.includes(0)) {
        return "it isn't a text in UTF-8";
    }
    const lines = file.toString("utf8").split("\n");
    // The SDK passes over such a line, and takes the lines below it for a part of the section above.
    const broken = lines.findIndex((line) => /^\s*\[/.test(line) && !/^\s*\[[^\]]+\]\s*([#;].*)?$/.test(line));
    return broken === -1 ? undefined : `its line ${broken + 1} isn't a section in the form [name]`;
}

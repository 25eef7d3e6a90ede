import { homedir } from "node:os";
import { HandshakeError } from "../../resources/handshakeError";
import { configFilesMessage } from "./messages";

/**
 * Returns the path in a list of configuration or credentials files, in the format of @pulumi/aws.
 *
 * @throws HandshakeError if the list has more than one path. The AWS SDK for JavaScript reads only one file.
 */
export function configFilePath(name: string, paths: string[] | undefined): string | undefined {
    if (paths !== undefined && paths.length > 1) {
        throw new HandshakeError(configFilesMessage(name, paths.length));
    }
    return paths?.map(expandHome)[0];
}

/** Replaces a leading `~` in the path with the user's home folder, as @pulumi/aws does. */
export function expandHome(path: string): string {
    return path.replace(/^~(?=$|[\\/])/, homedir());
}

import { homedir } from "node:os";
import { HandshakeError } from "../../resources/handshakeError";
import { configFilesMessage } from "./messages";

/**
 * The path of the configuration or credentials file that a list in @pulumi/aws's shape names.
 *
 * @throws HandshakeError when it names more than one, which the AWS SDK for JavaScript can't read.
 */
export function configFile(name: string, paths: string[] | undefined): string | undefined {
    if (paths !== undefined && paths.length > 1) {
        throw new HandshakeError(configFilesMessage(name, paths.length));
    }
    return paths?.map(expanded)[0];
}

/** The path with a leading `~` replaced by the user's home, as @pulumi/aws does. */
export function expanded(path: string): string {
    return path.replace(/^~(?=$|[\\/])/, homedir());
}

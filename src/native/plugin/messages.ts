/*
 * Messages about the plugin itself. Each message is complete by itself.
 */

/** For a resource or a function that this plugin does not have. A newer plugin may have it. */
export function unsupportedMessage(what: string): string {
    return `This version of the plugin aws-handshakes does not have ${what}. The program's package may be newer than the plugin. Install the same version of both.`;
}

/** For a plugin that could not open a port for the engine. */
export function cannotListenMessage(reason: string): string {
    return `The plugin aws-handshakes can't listen on 127.0.0.1: ${reason}. Pulumi's engine connects to the plugin there. Allow processes of this machine to open ports on that address.`;
}

/** For a warning that the engine did not accept. The error contains the warning. */
export function notShownMessage(warning: string): string {
    return `The plugin aws-handshakes could not send a warning to Pulumi's engine, so this step failed. Run the command again. The warning: ${warning}`;
}

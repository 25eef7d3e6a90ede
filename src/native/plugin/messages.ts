/*
 * What users are told of the plugin itself. Each text stands alone.
 */

/** For a resource or a function that a newer plugin may have. */
export function missingMessage(what: string): string {
    return `This version of the plugin aws-handshakes doesn't have ${what}. Is the program's package newer than the plugin? Give both the same version.`;
}

/** For an engine that couldn't reach the plugin. */
export function cannotListenMessage(reason: string): string {
    return `The plugin aws-handshakes can't listen on 127.0.0.1: ${reason}. Pulumi's engine talks to it there: let processes of this machine open ports on that address.`;
}

/** For a warning that the engine didn't take, which an error has to say instead. */
export function notShownMessage(warning: string): string {
    return `The plugin aws-handshakes couldn't reach Pulumi's engine to show a warning, so the step fails. Run the command again. The warning: ${warning}`;
}

import { dynamicPlugin } from "./plugin";

/** A program in JavaScript that declines the given handshakes. */
export function declineProgram(...handshakeIds: string[]): string {
    return declineProgramBy(dynamicPlugin.module, ...handshakeIds);
}

/** A program that declines the given handshakes with the resources of the given module. */
export function declineProgramBy(module: string, ...handshakeIds: string[]): string {
    const resources = handshakeIds.map(
        (id) =>
            `exports["${id}"] = new ReceivedHandshake("${id}", { handshakeId: "${id}", desiredState: "declined" }).state;`,
    );
    return [`const { ReceivedHandshake } = require("${module}");`, ...resources].join("\n");
}

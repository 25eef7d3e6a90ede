import { dynamicHost } from "./host";

/** A program in JavaScript that declines the given handshakes. */
export function declining(...handshakeIds: string[]): string {
    return decliningBy(dynamicHost.module, ...handshakeIds);
}

/** A program that declines the given handshakes with the resources of the given module. */
export function decliningBy(module: string, ...handshakeIds: string[]): string {
    const resources = handshakeIds.map(
        (id) =>
            `exports["${id}"] = new ReceivedHandshake("${id}", { handshakeId: "${id}", desiredState: "declined" }).state;`,
    );
    return [`const { ReceivedHandshake } = require("${module}");`, ...resources].join("\n");
}

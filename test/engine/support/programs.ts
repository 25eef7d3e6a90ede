/** A program that declines the given handshakes, as plain JavaScript. */
export function declining(...handshakeIds: string[]): string {
    const resources = handshakeIds.map(
        (id) =>
            `exports["${id}"] = new ReceivedHandshake("${id}", { handshakeId: "${id}", desiredState: "declined" }).state;`,
    );
    return [`const { ReceivedHandshake } = require("pulumi-aws-handshakes");`, ...resources].join("\n");
}

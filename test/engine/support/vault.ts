import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The value of `--secrets-provider` for `pulumi stack init`. */
export const secretsProvider = "hashivault://test";

const prefix = "vault:v1:";

let variables: Promise<Record<string, string>> | undefined;

/**
 * Starts a stand-in for HashiCorp Vault in this process. It keeps the keys of the stacks' secrets. A key from a
 * passphrase would work too, but Pulumi would derive it again for each command, which takes a quarter of a second.
 *
 * @returns the variables that point Pulumi at it.
 */
export function startVault(): Promise<Record<string, string>> {
    variables ??= listen();
    return variables;
}

/** Decrypts the key in the state of a stack. */
export function keyOf(encryptedKey: string): Buffer {
    return Buffer.from(decrypted(Buffer.from(encryptedKey, "base64").toString()), "base64");
}

async function listen(): Promise<Record<string, string>> {
    const server = createServer(async (request, response) => {
        const chunks = await request.toArray();
        const { plaintext, ciphertext } = JSON.parse(Buffer.concat(chunks).toString());
        const data = ciphertext ? { plaintext: decrypted(ciphertext) } : { ciphertext: prefix + plaintext };
        response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    server.unref();
    const { port } = server.address() as AddressInfo;
    return { VAULT_SERVER_URL: `http://127.0.0.1:${port}`, VAULT_SERVER_TOKEN: "test" };
}

function decrypted(ciphertext: string): string {
    return ciphertext.slice(prefix.length);
}

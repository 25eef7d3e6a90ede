import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What `pulumi stack init --secrets-provider` takes. */
export const secretsProvider = "hashivault://test";

const prefix = "vault:v1:";

let variables: Promise<Record<string, string>> | undefined;

/**
 * Starts a stand-in for HashiCorp Vault in this process, which keeps the keys of the stacks' secrets. Pulumi encrypts by
 * such a key as by one that it derives from a passphrase, but the derivation takes a quarter of a second, for each command.
 *
 * @returns the variables that lead Pulumi to it.
 */
export function startVault(): Promise<Record<string, string>> {
    variables ??= listen();
    return variables;
}

/** The key in the state of a stack. */
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

import { createDecipheriv } from "node:crypto";
import { keyOf } from "./vault";

/** A resource in the state of a stack. */
export interface StateResource {
    id: string;
    type: string;
    urn: string;
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
}

/** The output of `pulumi stack export`. */
export interface State {
    version: number;
    deployment: {
        secrets_providers?: { type: string; state: { encryptedkey?: string } };
        resources?: StateResource[];
        pending_operations?: unknown[];
    };
}

/** The file of a stack in a file backend. */
interface StackFile {
    version: number;
    checkpoint: { latest: State["deployment"] | null };
}

/** Returns what `pulumi stack export` would print for a stack's file. The command would take half a second. */
export function stateIn(file: string): State {
    const { version, checkpoint } = JSON.parse(file) as StackFile;
    return { version, deployment: checkpoint.latest ?? {} };
}

/** Decrypts the secrets of a state, like `pulumi stack export --show-secrets`. Their key is in our vault. */
export function showSecrets(state: State): State {
    const key = keyOf(state.deployment.secrets_providers?.state.encryptedkey ?? "");
    return JSON.parse(JSON.stringify(state), (_, value) => (isSecret(value) ? showSecret(value, key) : value));
}

interface Secret {
    ciphertext: string;
}

function isSecret(value: unknown): value is Secret {
    return typeof value === "object" && value !== null && "ciphertext" in value;
}

function showSecret({ ciphertext, ...marks }: Secret, key: Buffer): object {
    return { ...marks, plaintext: decrypt(ciphertext, key) };
}

/** Decrypts `v1:NONCE:MESSAGE`: AES-256-GCM with the tag at the end of the message. */
function decrypt(ciphertext: string, key: Buffer): string {
    const [, nonce = "", message = ""] = ciphertext.split(":");
    const bytes = Buffer.from(message, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
}

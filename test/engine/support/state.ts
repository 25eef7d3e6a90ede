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

/** What `pulumi stack export` prints. */
export interface State {
    version: number;
    deployment: {
        secrets_providers?: { type: string; state: { encryptedkey?: string } };
        resources?: StateResource[];
        pending_operations?: unknown[];
    };
}

/** The file of a stack in a backend of files. */
interface StackFile {
    version: number;
    checkpoint: { latest: State["deployment"] | null };
}

/** What `pulumi stack export` prints for a stack that has this file. Running it takes half a second. */
export function stateIn(file: string): State {
    const { version, checkpoint } = JSON.parse(file) as StackFile;
    return { version, deployment: checkpoint.latest ?? {} };
}

/** A state with its secrets in the clear, as `pulumi stack export --show-secrets` prints it; its key is in our vault. */
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

/** Decrypts `v1:NONCE:MESSAGE`, which is AES-256-GCM with the tag at the message's end. */
function decrypt(ciphertext: string, key: Buffer): string {
    const [, nonce = "", message = ""] = ciphertext.split(":");
    const bytes = Buffer.from(message, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
}

import { MAX_POLICY_CHARACTERS } from "../../handshake/protectionPolicy";

/** For a policy that is longer than AWS allows. */
export function tooManySendersMessage(characters: number, fitting: number): string {
    const [length, limit] = [characters, MAX_POLICY_CHARACTERS].map((count) => count.toLocaleString("en-US"));
    return `The protection policy would have ${length} characters, and AWS takes at most ${limit}. Only the first ${fitting} ids fit (organizations, then accounts, each sorted). Allow fewer organizations and accounts. A second policy can't allow more: each policy denies what it does not list.`;
}

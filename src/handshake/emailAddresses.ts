/** The parts of a line: words, without quotation marks and brackets, and the parts of an ARN. */
const WORD = /[^\s"'<>()[\],;:/]+/g;

/**
 * Replaces e-mail addresses in a message, because messages are in the plain state. The name of a session or an IAM
 * user, in an ARN, is often an e-mail address. The name of a role stays, because a program sets it. Takes linear time.
 */
export function withoutEmailAddresses(message: string): string {
    return message.replaceAll(WORD, (word, at: number) => {
        const isRoleName = message.startsWith("role/", at - "role/".length);
        return word.slice(1, -1).includes("@") && !isRoleName ? "(e-mail address)" : word;
    });
}

import { printable } from "../../handshake/printable";

/** The number of characters of a message that are read and shown. AWS's messages are shorter. */
export const MAX_MESSAGE_LENGTH = 1_000;

/**
 * Returns the beginning of a message in one line, without secrets. A message of AWS may contain the e-mail address that
 * received a handshake. The message for a wrong signature contains the string to sign, with the session token.
 *
 * The function reads only the beginning, because the message may have any length. It takes linear time.
 */
export function shownMessage(message: string): string {
    const line = message.slice(0, MAX_MESSAGE_LENGTH).replaceAll(/\s+/g, " ").trim();
    const [safe = ""] = line.split(/The Canonical String for this request/);
    const isCut = message.length > MAX_MESSAGE_LENGTH;
    const words = safe.replaceAll(/[^\s"'<>(),;:]+/g, (word, at: number) => {
        if (isCut && at + word.length === line.length) {
            // The cut word may be the first half of an e-mail address.
            return "…";
        }
        return word.slice(1, -1).includes("@") ? "(e-mail address)" : word;
    });
    return withoutPeriod(printable(words, MAX_MESSAGE_LENGTH));
}

/** Removes the periods and spaces at the end, because the sentence continues. */
function withoutPeriod(message: string): string {
    let end = message.length;
    while (end > 0 && ". ".includes(message.charAt(end - 1))) {
        end--;
    }
    return message.slice(0, end);
}

/**
 * Characters that control a terminal or are invisible: control characters, bidi marks, zero-width characters, halves of
 * surrogate pairs, line and paragraph separators.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The maximum length of a name, an id or a state in a message. AWS's are far shorter. */
const DEFAULT_MAX_LENGTH = 256;

/**
 * Returns a string from AWS or a user in a form that is safe in a message. An unprintable character becomes its code
 * point, such as `\u{1b}` for ESC. A longer string is cut and ends with `…`. A printable string is returned unchanged.
 *
 * @param longest the limit, in UTF-16 code units.
 */
export function printable(value: string, longest: number = DEFAULT_MAX_LENGTH): string {
    const shown = value
        .slice(0, longest)
        .replaceAll(UNPRINTABLE, (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`);
    return value.length > longest || shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

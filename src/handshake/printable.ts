/**
 * What a terminal obeys instead of showing it, and what nobody sees: controls, bidi marks, zero-width characters, halves
 * of surrogate pairs, line and paragraph separators.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** So many characters of a name, an id or a state are shown at most: far more than AWS's have. */
const MAX_WORD_LENGTH = 256;

/**
 * A text from outside in a form that is safe in a message. A character that can't be shown becomes its code point, such
 * as `\u{1b}` for ESC. What is longer than the limit ends with `…`. A text that this function returned stays as it is.
 *
 * @param longest the limit, in UTF-16 code units.
 */
export function printable(text: string, longest: number = MAX_WORD_LENGTH): string {
    const shown = text
        .slice(0, longest)
        .replaceAll(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
    return text.length > longest || shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/*
 * The layout of Windows' executables is at https://learn.microsoft.com/en-us/windows/win32/debug/pe-format.
 */

/** The offset of the image's header, counted from the characters `PE` and two zeros. */
const OPTIONAL_HEADER = 24;
/** The offset of the entry for the certificates, among the directories of a 64-bit image. */
const CERTIFICATES = OPTIONAL_HEADER + 112 + 4 * 8;

/** Removes the signature of an executable for Windows. A change of the file makes the signature invalid. */
export function withoutAuthenticode(file: Buffer): Buffer {
    const entry = file.readUInt32LE(0x3c) + CERTIFICATES;
    const [offset, size] = [file.readUInt32LE(entry), file.readUInt32LE(entry + 4)];
    if (offset === 0) {
        return file;
    }
    if (offset + size !== file.length) {
        throw new Error("The signature of the executable isn't at its end.");
    }
    const unsigned = Buffer.from(file.subarray(0, offset));
    unsigned.fill(0, entry, entry + 8);
    return unsigned;
}

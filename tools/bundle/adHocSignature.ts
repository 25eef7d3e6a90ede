/*
 * macOS on Apple silicon starts no executable without a signature. An ad-hoc signature proves only that the file is
 * complete, and needs no certificate. This module writes the same signature as the linkers of Go and LLVM.
 *
 * https://github.com/apple-oss-distributions/xnu/blob/main/osfmk/kern/cs_blobs.h
 * https://github.com/golang/go/blob/master/src/cmd/internal/codesign/codesign.go
 */
import { createHash } from "node:crypto";

const MACH_O_64 = 0xfeedfacf;
const HEADER_BYTES = 32;
const SEGMENT = 0x19;
const CODE_SIGNATURE = 0x1d;
const CODE_SIGNATURE_BYTES = 16;

const PAGE_BITS = 12;
const PAGE_BYTES = 1 << PAGE_BITS;
/** A segment ends at a multiple of the largest page of the platforms. */
const SEGMENT_ALIGNMENT = 0x4000;
const SHA256_BYTES = 32;
const SHA256_TYPE = 2;
const SUPER_BLOB_BYTES = 20;
const CODE_DIRECTORY_BYTES = 88;
/** Signed ad hoc, by a linker. */
const FLAGS = 0x20002;
const MAIN_BINARY = 1;

/**
 * Returns an executable for macOS with an ad-hoc signature.
 *
 * @param file the executable, without a signature.
 * @param identifier the name of the executable in the signature.
 */
export function signAdHoc(file: Buffer, identifier: string): Buffer {
    const { text, linkEdit, end } = layoutOf(file);
    const offset = roundUp(file.length, 16);
    const pages = Math.ceil(offset / PAGE_BYTES);
    const name = Buffer.from(`${identifier}\0`);
    const directoryBytes = CODE_DIRECTORY_BYTES + name.length + pages * SHA256_BYTES;
    const size = SUPER_BLOB_BYTES + directoryBytes;

    const code = Buffer.concat([file, Buffer.alloc(offset - file.length)]);
    code.writeUInt32LE(code.readUInt32LE(16) + 1, 16);
    code.writeUInt32LE(code.readUInt32LE(20) + CODE_SIGNATURE_BYTES, 20);
    for (const [at, value] of [CODE_SIGNATURE, CODE_SIGNATURE_BYTES, offset, size].entries()) {
        code.writeUInt32LE(value, end + 4 * at);
    }
    const segmentBytes = offset + size - Number(code.readBigUInt64LE(linkEdit + 40));
    code.writeBigUInt64LE(BigInt(roundUp(segmentBytes, SEGMENT_ALIGNMENT)), linkEdit + 32);
    code.writeBigUInt64LE(BigInt(segmentBytes), linkEdit + 48);

    const superBlob = bigEndian(0xfade0cc0, size, 1, 0, SUPER_BLOB_BYTES);
    const directory = bigEndian(
        0xfade0c02,
        directoryBytes,
        0x20400,
        FLAGS,
        CODE_DIRECTORY_BYTES + name.length,
        CODE_DIRECTORY_BYTES,
        0,
        pages,
        offset,
        (SHA256_BYTES << 24) | (SHA256_TYPE << 16) | PAGE_BITS,
        0,
        0,
        0,
        0,
    );
    const segments = Buffer.alloc(32);
    segments.writeBigUInt64BE(code.readBigUInt64LE(text + 40), 8);
    segments.writeBigUInt64BE(code.readBigUInt64LE(text + 48), 16);
    segments.writeBigUInt64BE(BigInt(MAIN_BINARY), 24);
    const hashes = Array.from({ length: pages }, (_, page) =>
        createHash("sha256")
            .update(code.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))
            .digest(),
    );
    return Buffer.concat([code, superBlob, directory, segments, name, ...hashes]);
}

/** Returns the positions of the load commands of two segments, and the end of all load commands. */
function layoutOf(file: Buffer): { text: number; linkEdit: number; end: number } {
    if (file.readUInt32LE(0) !== MACH_O_64) {
        throw new Error("The file is not a 64-bit executable for macOS.");
    }
    const segments = new Map<string, number>();
    let at = HEADER_BYTES;
    for (let command = 0; command < file.readUInt32LE(16); command++) {
        const type = file.readUInt32LE(at);
        if (type === CODE_SIGNATURE) {
            throw new Error("The executable for macOS has a signature already.");
        }
        if (type === SEGMENT) {
            segments.set(file.toString("latin1", at + 8, at + 24).replace(/\0+$/, ""), at);
        }
        at += file.readUInt32LE(at + 4);
    }
    const [text, linkEdit] = [segments.get("__TEXT"), segments.get("__LINKEDIT")];
    if (text === undefined || linkEdit === undefined) {
        throw new Error("The executable for macOS has no segment __TEXT or __LINKEDIT.");
    }
    if (Number(file.readBigUInt64LE(linkEdit + 40) + file.readBigUInt64LE(linkEdit + 48)) !== file.length) {
        throw new Error("The executable for macOS doesn't end with its segment __LINKEDIT.");
    }
    if (file.subarray(at, at + CODE_SIGNATURE_BYTES).some((byte) => byte !== 0)) {
        throw new Error("The executable for macOS has no room for the signature's load command.");
    }
    return { text, linkEdit, end: at };
}

function bigEndian(...values: number[]): Buffer {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [at, value] of values.entries()) {
        bytes.writeUInt32BE(value >>> 0, 4 * at);
    }
    return bytes;
}

function roundUp(value: number, multiple: number): number {
    return Math.ceil(value / multiple) * multiple;
}

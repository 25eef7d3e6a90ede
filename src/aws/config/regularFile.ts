import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/**
 * Reads a whole file that a user named, if it is a regular file of a sane size. A pipe or a device could be without an
 * end, and would stop the process.
 *
 * @param maxBytes the largest size that is read.
 * @throws Error with the reason, in which the path isn't repeated.
 */
export function readRegularFile(path: string, maxBytes: number): Buffer {
    // Without O_NONBLOCK opening a named pipe would wait for a writer. Windows has neither.
    const file = open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
        const stats = fstatSync(file);
        if (stats.isDirectory()) {
            throw new Error("it is a directory");
        }
        if (!stats.isFile()) {
            throw new Error("it isn't a regular file");
        }
        if (stats.size > maxBytes) {
            throw new Error(`it is larger than ${maxBytes / 2 ** 20} MiB`);
        }
        return readFileSync(file);
    } finally {
        closeSync(file);
    }
}

function open(path: string, flags: number): number {
    try {
        return openSync(path, flags);
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        // Such as "ENOENT: no such file or directory, open '/path'". Other errors repeat the path in other ways.
        throw new Error(/^E[A-Z]+$/.test(code ?? "") ? message.split(", ")[0] : "it isn't the path of a file");
    }
}

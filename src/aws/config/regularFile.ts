import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/**
 * Reads a file that a user named. It must be a regular file of a limited size: a pipe or a device may be endless, and would
 * block the process.
 *
 * @param maxBytes the maximum size in bytes.
 * @throws Error with the reason, without the path.
 */
export function readRegularFile(path: string, maxBytes: number): Buffer {
    // Without O_NONBLOCK, opening a named pipe waits for a writer. Windows has neither named pipes nor O_NONBLOCK.
    const file = open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
        const stats = fstatSync(file);
        if (stats.isDirectory()) {
            throw new Error("it is a directory");
        }
        if (!stats.isFile()) {
            throw new Error("it is not a regular file");
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
        // Such as "ENOENT: no such file or directory, open '/path'". Other errors contain the path in other places.
        throw new Error(/^E[A-Z]+$/.test(code ?? "") ? message.split(", ")[0] : "it is not the path of a file");
    }
}

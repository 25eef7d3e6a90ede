import { createHash } from "node:crypto";

/** The maximum size of an executable, in bytes. */
export const MAX_BYTES = 110_000_000;

const ELF_MACHINES: Readonly<Record<number, string>> = { 62: "amd64", 183: "arm64" };
const MACH_O_CPUS: Readonly<Record<number, string>> = { 16777223: "amd64", 16777228: "arm64" };
const PE_MACHINES: Readonly<Record<number, string>> = { 34404: "amd64", 43620: "arm64" };

/** Returns the platform of an executable by Pulumi's name, such as `linux-amd64`; `undefined` for any other file. */
export function platformOf(file: Buffer): string | undefined {
    if (file.toString("latin1", 0, 5) === "\x7fELF\x02") {
        return named("linux", ELF_MACHINES[file.readUInt16LE(18)]);
    }
    if (file.readUInt32LE(0) === 0xfeedfacf) {
        return named("darwin", MACH_O_CPUS[file.readUInt32LE(4)]);
    }
    if (file.toString("latin1", 0, 2) === "MZ") {
        const header = file.readUInt32LE(0x3c);
        const isPe = file.toString("latin1", header, header + 4) === "PE\0\0";
        return isPe ? named("windows", PE_MACHINES[file.readUInt16LE(header + 4)]) : undefined;
    }
    return undefined;
}

/**
 * Checks an executable as far as possible on a machine of another platform.
 *
 * @param file the executable.
 * @param platform the expected platform, such as `linux-amd64`.
 * @param script the plugin's script, which the executable must contain.
 * @throws Error with all faults.
 */
export function checkExecutable(file: Buffer, platform: string, script: { provider: Buffer; hash: string }): void {
    const at = file.indexOf(script.provider.subarray(0, 1000));
    const held = createHash("sha256").update(file.subarray(at, at + script.provider.length));
    const faults = [
        platformOf(file) !== platform && `it is made for ${platformOf(file) ?? "no known platform"}`,
        (at < 0 || held.digest("hex") !== script.hash) && "it doesn't contain the plugin's script",
        file.length > MAX_BYTES && `it has ${file.length} bytes, more than ${MAX_BYTES}`,
    ].filter((fault) => fault !== false);
    if (faults.length > 0) {
        throw new Error(`The executable for ${platform} is wrong: ${faults.join(", ")}.`);
    }
}

function named(system: string, architecture: string | undefined): string | undefined {
    return architecture === undefined ? undefined : `${system}-${architecture}`;
}

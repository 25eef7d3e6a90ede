import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { signAdHoc } from "../../tools/bundle/adHocSignature";
import { withoutAuthenticode } from "../../tools/bundle/authenticode";
import { writeBundle } from "../../tools/bundle/bundle";
import { checkExecutable, platformOf } from "../../tools/bundle/inspect";
import { bundleScripts, type Scripts } from "../../tools/bundle/scripts";
import { temporaryFolder } from "../engine/support/installation";

describe("the bundled plugin", function () {
    this.timeout(60_000);

    let scripts: Scripts;
    let folder: string;
    let plugin: ChildProcess | undefined;

    before(async () => {
        scripts = await bundleScripts();
    });

    beforeEach(async () => {
        folder = join(await temporaryFolder(), "plugin");
        await writeBundle(scripts, folder);
    });

    afterEach(() => plugin?.kill("SIGKILL"));

    /** Starts the plugin and waits for its port. */
    async function start(): Promise<void> {
        plugin?.kill("SIGKILL");
        plugin = spawn(process.execPath, [join(folder, "pulumi-resource-aws-handshakes")]);
        const [port] = await once(plugin.stdout ?? assert.fail(), "data");
        assert.match(String(port), /^\d+\n$/);
    }

    const caches = async () => (await readdir(folder)).filter((name) => name.startsWith("provider-"));

    async function writtenCache(): Promise<string> {
        for (;;) {
            const [cache] = await caches();
            if (cache?.endsWith(".cache")) {
                return join(folder, cache);
            }
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    it("writes a code cache at its first start, and only then", async () => {
        await start();
        const cache = await writtenCache();
        const { mtimeMs } = await stat(cache);
        await start();
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.equal((await stat(cache)).mtimeMs, mtimeMs);
        assert.equal((await caches()).length, 1);
    });

    it("starts with a damaged cache, and replaces it", async () => {
        await start();
        const cache = await writtenCache();
        const whole = await readFile(cache);
        const damaged = Buffer.from(whole).fill(0, 200, 5_000);
        await writeFile(cache, damaged);
        await start();
        while ((await readFile(cache)).equals(damaged)) {
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    });

    it("starts from a folder without write permission", async () => {
        // Root may write to any folder, but not to a folder with the name of the cache.
        const hash = scripts.hash.slice(0, 16);
        await mkdir(join(folder, `provider-${hash}-${process.version}-${process.arch}.cache`));
        await start();
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.equal(plugin?.exitCode, null);
        assert.equal((await caches()).length, 1, "no partial file is left");
    });

    it("contains the licenses of all its packages", async () => {
        const licenses = await readFile(join(folder, "THIRD-PARTY-LICENSES"), "utf8");
        for (const name of ["@grpc/grpc-js", "google-protobuf", "@pulumi/pulumi", "@aws-sdk/client-organizations"]) {
            assert.match(licenses, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
        }
        assert.match(licenses, /Redistributions in binary form must reproduce the above copyright/);
    });
});

describe("checkExecutable and its helpers", () => {
    const script = { provider: Buffer.from("// the plugin's script".repeat(100)), hash: "" };
    script.hash = createHash("sha256").update(script.provider).digest("hex");

    /** An executable's header and the script. */
    function executable(magic: number[], machine: number, at: number): Buffer {
        const header = Buffer.alloc(512);
        Buffer.from(magic).copy(header);
        header.writeUInt32LE(machine, at);
        return Buffer.concat([header, script.provider]);
    }

    const elf = (machine: number) => executable([0x7f, 0x45, 0x4c, 0x46, 2], machine, 18);
    const machO = (cpu: number) => executable([0xcf, 0xfa, 0xed, 0xfe], cpu, 4);

    function pe(machine: number): Buffer {
        const file = executable([0x4d, 0x5a], machine, 0x84);
        file.writeUInt32LE(0x80, 0x3c);
        file.write("PE\0\0", 0x80, "latin1");
        return file;
    }

    for (const [platform, file] of [
        ["linux-amd64", elf(62)],
        ["linux-arm64", elf(183)],
        ["darwin-amd64", machO(0x01000007)],
        ["darwin-arm64", machO(0x0100000c)],
        ["windows-amd64", pe(0x8664)],
        ["windows-arm64", pe(0xaa64)],
    ] as const) {
        it(`recognize an executable for ${platform} by its header`, () => {
            assert.equal(platformOf(file), platform);
            checkExecutable(file, platform, script);
            assert.throws(() => checkExecutable(file, "plan9-amd64", script), new RegExp(`it is made for ${platform}`));
        });
    }

    it("reject an executable with another script, without one, or too large", () => {
        const other = { ...script, hash: createHash("sha256").update("other").digest("hex") };
        assert.throws(() => checkExecutable(elf(62), "linux-amd64", other), /it doesn't contain the plugin's script/);
        const empty = elf(62).subarray(0, 512);
        assert.throws(() => checkExecutable(empty, "linux-amd64", script), /it doesn't contain the plugin's script/);
        const large = Buffer.concat([elf(62), Buffer.alloc(110_000_000)]);
        assert.throws(() => checkExecutable(large, "linux-amd64", script), /it has 11\d{7} bytes, more than 110000000/);
    });

    it("remove a Windows executable's signature at its end, if it has one", () => {
        const signed = Buffer.concat([pe(0x8664), Buffer.from("certificate")]);
        const entry = 0x80 + 24 + 112 + 32;
        const unsigned = Buffer.from(signed.subarray(0, -11));
        signed.writeUInt32LE(unsigned.length, entry);
        signed.writeUInt32LE(11, entry + 4);
        assert.deepEqual(withoutAuthenticode(signed), unsigned);
        assert.deepEqual(withoutAuthenticode(unsigned), unsigned);
        assert.throws(() => withoutAuthenticode(Buffer.concat([signed, Buffer.alloc(1)])), /isn't at its end/);
    });

    /** An executable for macOS with two segments and room for one more load command. */
    function unsignedMachO(): Buffer {
        const file = Buffer.alloc(10_000, 7);
        file.fill(0, 0, 512);
        Buffer.from([0xcf, 0xfa, 0xed, 0xfe]).copy(file);
        file.writeUInt32LE(2, 16);
        file.writeUInt32LE(144, 20);
        for (const [at, name, offset, bytes] of [
            [32, "__TEXT", 0, 8192],
            [104, "__LINKEDIT", 8192, 1808],
        ] as const) {
            file.writeUInt32LE(0x19, at);
            file.writeUInt32LE(72, at + 4);
            file.write(name, at + 8);
            file.writeBigUInt64LE(BigInt(offset), at + 40);
            file.writeBigUInt64LE(BigInt(bytes), at + 48);
        }
        return file;
    }

    it("sign an executable for macOS ad hoc: the hash of each page, and both positions in the header", () => {
        const file = unsignedMachO();
        const signed = signAdHoc(file, "plugin");
        const signature = signed.subarray(10_000);
        assert.deepEqual([signed.readUInt32LE(16), signed.readUInt32LE(20)], [3, 160]);
        const command = [0, 4, 8, 12].map((at) => signed.readUInt32LE(176 + at));
        assert.deepEqual(command, [0x1d, 16, 10_000, signature.length]);
        assert.equal(signed.readBigUInt64LE(104 + 48), BigInt(signed.length - 8192));
        assert.equal(signed.readBigUInt64LE(104 + 32), 16384n);
        assert.equal(signature.readUInt32BE(4), signature.length);
        assert.equal(signature.subarray(108, 115).toString(), "plugin\0");
        const hashes = [0, 4096, 8192].map((page) =>
            createHash("sha256")
                .update(signed.subarray(page, Math.min(page + 4096, 10_000)))
                .digest(),
        );
        assert.deepEqual(signature.subarray(115), Buffer.concat(hashes));
        assert.deepEqual(signed.subarray(192, 10_000), file.subarray(192));
        assert.throws(() => signAdHoc(signed, "plugin"), /has a signature already/);
    });

    it("do not sign an executable for macOS if that would damage it", () => {
        const full = unsignedMachO();
        full.writeUInt8(1, 180);
        assert.throws(() => signAdHoc(full, "plugin"), /no room/);
        assert.throws(() => signAdHoc(Buffer.concat([unsignedMachO(), Buffer.alloc(1)]), "plugin"), /doesn't end with/);
        assert.throws(() => signAdHoc(elf(62), "plugin"), /not a 64-bit executable for macOS/);
    });
});

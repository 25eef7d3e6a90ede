import { strict as assert } from "node:assert";
import {
    chmodSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findEngine } from "../../tools/engine";
import { cachedEngine, cacheFolder, fillCache } from "../../tools/engine/cache";
import { isolatedEnvironment, withoutLinkedPlugin } from "../../tools/engine/environment";
import { EXECUTABLES } from "../../tools/engine/executables";
import { goBuild } from "../../tools/engine/goBuild";
import { engineOnPath } from "../../tools/engine/onPath";
import { search } from "../../tools/engine/search";
import { isSupported, TESTED_VERSION } from "../../tools/engine/version";

const TESTED = `v${TESTED_VERSION}`;
const HOST = "pulumi-language-nodejs";
const PLUGIN = "pulumi-resource-pulumi-nodejs";
const BESIDE = Object.values(EXECUTABLES).filter((name) => name !== EXECUTABLES.pulumi);

describe("the search for an engine", () => {
    const before = { ...process.env };
    let root: string;
    const silent = () => {};

    beforeEach(function () {
        if (process.platform === "win32") {
            this.skip(); // the engines here are shell scripts
        }
        root = mkdtempSync(join(tmpdir(), "engine-search-"));
        process.env.HANDSHAKES_ENGINE_CACHE = join(root, "cache");
        process.env.PATH = join(root, "path");
    });

    afterEach(() => {
        for (const name of Object.keys(process.env)) {
            delete process.env[name];
        }
        Object.assign(process.env, before);
        rmSync(root, { recursive: true, force: true });
    });

    /** Writes scripts into a folder: a `pulumi` that prints this version, and the files beside it. */
    function engineIn(bin: string, version: string, beside = BESIDE): string {
        mkdirSync(bin, { recursive: true });
        for (const name of ["pulumi", ...beside]) {
            writeFileSync(join(bin, name), `#!/bin/sh\necho ${version}\n`);
            chmodSync(join(bin, name), 0o755);
        }
        return bin;
    }

    const onPathFolder = () => join(root, "path");
    const cachedFolder = () => join(cacheFolder(), "bin");

    it("uses the engine on PATH rather than the one in the cache", async () => {
        engineIn(onPathFolder(), "v3.300.1");
        engineIn(cachedFolder(), TESTED);
        assert.deepEqual(await findEngine(silent), {
            bin: onPathFolder(),
            pulumi: join(onPathFolder(), "pulumi"),
            version: "v3.300.1",
            source: "path",
        });
    });

    it("uses the cached engine and logs nothing if none is on PATH", async () => {
        engineIn(cachedFolder(), TESTED);
        const logged: string[] = [];
        assert.deepEqual(await findEngine((line) => logged.push(line)), {
            bin: cachedFolder(),
            pulumi: join(cachedFolder(), "pulumi"),
            version: TESTED,
            source: "cache",
        });
        assert.deepEqual(logged, []);
    });

    it("ignores an engine on PATH that is too old", async () => {
        engineIn(onPathFolder(), "v3.254.9");
        engineIn(cachedFolder(), TESTED);
        assert.equal((await findEngine(silent)).source, "cache");
        await assert.rejects(engineOnPath.get(silent), /is v3\.254\.9; v3\.255\.0 or later is needed/);
    });

    it("ignores an engine on PATH without a language host", async () => {
        engineIn(onPathFolder(), TESTED, []);
        engineIn(cachedFolder(), TESTED);
        assert.equal((await findEngine(silent)).source, "cache");
        await assert.rejects(engineOnPath.get(silent), /pulumi has no pulumi-language-nodejs beside it or on PATH/);
    });

    it("uses an engine whose language host is elsewhere on PATH", async () => {
        engineIn(onPathFolder(), TESTED, [PLUGIN]);
        process.env.PATH += delimiter + engineIn(join(root, "other"), TESTED);
        assert.equal((await engineOnPath.get(silent)).bin, onPathFolder());
    });

    it("uses a link to an engine whose language host is beside the link's target", async () => {
        mkdirSync(onPathFolder());
        symlinkSync(join(engineIn(join(root, "installed"), TESTED), "pulumi"), join(onPathFolder(), "pulumi"));
        assert.equal((await engineOnPath.get(silent)).pulumi, join(onPathFolder(), "pulumi"));
    });

    it("does not use a cache that is incomplete or has another version", async () => {
        engineIn(cachedFolder(), TESTED, [HOST]);
        await assert.rejects(cachedEngine.get(silent), /there is no pulumi-resource-pulumi-nodejs in/);
        engineIn(cachedFolder(), "v3.256.0");
        await assert.rejects(cachedEngine.get(silent), /is v3\.256\.0, not v3\.255\.0/);
    });

    it("replaces an incomplete cache", async () => {
        engineIn(cachedFolder(), TESTED, []);
        const engine = await fillCache("go", async (folder) => void engineIn(join(folder, "bin"), TESTED));
        assert.deepEqual([engine.source, engine.bin], ["go", cachedFolder()]);
        assert.equal((await cachedEngine.get(silent)).version, TESTED);
        assert.deepEqual(readdirSync(join(root, "cache")), [`engine-${TESTED}`]);
    });

    it("leaves nothing in the cache if filling it fails", async () => {
        const failing = fillCache("go", async (folder) => {
            engineIn(join(folder, "bin"), TESTED);
            throw new Error("broken off");
        });
        await assert.rejects(failing, /broken off/);
        await assert.rejects(
            fillCache("go", async (folder) => void engineIn(join(folder, "bin"), TESTED, [])),
            /there is no/,
        );
        assert.deepEqual(readdirSync(join(root, "cache")), []);
    });

    it("returns a complete engine to each of several processes that fill the cache at once", async () => {
        const fill = () => fillCache("go", async (folder) => void engineIn(join(folder, "bin"), TESTED));
        for (const engine of await Promise.all([fill(), fill(), fill()])) {
            assert.equal(engine.pulumi, join(cachedFolder(), "pulumi"));
        }
        assert.deepEqual(readdirSync(join(root, "cache")), [`engine-${TESTED}`]);
    });

    it("names each source with the reason of its failure and what to do, if none works", async () => {
        const release = { name: "The official release", get: () => Promise.reject(new Error("no such host")) };
        await assert.rejects(search([engineOnPath, cachedEngine, release, goBuild], silent), (error: Error) => {
            assert.match(error.message, /Pulumi on PATH: there is no pulumi on PATH/);
            assert.match(error.message, /An engine fetched before: there is no pulumi in .*engine-v3\.255\.0/);
            assert.match(error.message, /The official release: no such host/);
            assert.match(error.message, /A build with Go: there is no go on PATH/);
            assert.match(
                error.message,
                /Install Pulumi v3\.255\.0 or later \(https:\/\/www\.pulumi\.com\/docs\/install/,
            );
            return true;
        });
    });

    it("rejects a Go that is too old before it builds anything", async () => {
        mkdirSync(onPathFolder());
        writeFileSync(join(onPathFolder(), "go"), "#!/bin/sh\necho go1.25.10\n", { mode: 0o755 });
        await assert.rejects(goBuild.get(silent), /Go 1\.25\.11 or later is needed; the one on PATH is go1\.25\.10/);
        assert.equal(existsSync(join(root, "cache")), false);
    });

    it("supports the tested version and later ones below 4", () => {
        const versions = ["v3.255.0", "v3.255.1-dev.0", "3.1000.0", "v3.99.0", "v4.0.0", "v2.999.0", "", "dev"];
        assert.deepEqual(versions.filter(isSupported), ["v3.255.0", "v3.255.1-dev.0", "3.1000.0"]);
    });

    it("removes the folders where npm linked the plugin from PATH, and no others", () => {
        const linked = join(root, "linked", "node_modules", ".bin");
        const other = join(root, "other", "node_modules", ".bin");
        const installed = join(root, "installed");
        for (const folder of [linked, other, installed]) {
            mkdirSync(folder, { recursive: true });
        }
        for (const folder of [linked, installed]) {
            writeFileSync(join(folder, "pulumi-resource-aws-handshakes"), "");
        }
        const path = [linked, other, installed, "/usr/bin"].join(delimiter);
        assert.equal(withoutLinkedPlugin(path), [other, installed, "/usr/bin"].join(delimiter));
    });

    describe("in isolatedEnvironment", () => {
        it("removes the user's Pulumi and AWS settings, and has its own backend and home", () => {
            Object.assign(process.env, {
                PULUMI_ACCESS_TOKEN: "pul-secret",
                AWS_PROFILE: "production",
                NODE_OPTIONS: "--no-warnings",
                TSX_TSCONFIG_PATH: "tsconfig.json",
                KEPT: "yes",
            });
            const bin = join(root, "bin");
            const engine = { bin, pulumi: join(bin, "pulumi"), version: TESTED, source: "cache" } as const;
            const environment = isolatedEnvironment(engine, root, { AWS_REGION: "eu-west-1" });
            for (const dropped of ["PULUMI_ACCESS_TOKEN", "AWS_PROFILE", "NODE_OPTIONS", "TSX_TSCONFIG_PATH"]) {
                assert.equal(dropped in environment, false, dropped);
            }
            assert.equal(environment.KEPT, "yes");
            assert.equal(environment.AWS_REGION, "eu-west-1");
            assert.equal(environment.PATH, bin + delimiter + onPathFolder());
            assert.equal(environment.PULUMI_BACKEND_URL, `file://${root}/state`);
            assert.equal(environment.PULUMI_HOME, join(root, "home"));
            assert.deepEqual([existsSync(join(root, "state")), existsSync(join(root, "home"))], [true, true]);
        });

        it("does not change PATH for an engine that is on it", () => {
            const engine = { bin: "/usr/bin", pulumi: "/usr/bin/pulumi", version: TESTED, source: "path" } as const;
            assert.equal(isolatedEnvironment(engine, root).PATH, onPathFolder());
        });
    });
});

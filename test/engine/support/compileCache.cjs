// @ts-check
/**
 * With `node --require` of this file, Node.js reuses the code that an earlier process compiled. The engine starts the
 * plugins for each command, and compiling the same packages would take a third of their time.
 *
 * The folder HANDSHAKES_COMPILE_CACHE contains one file for each script. The first process of a script writes the file at
 * its end, and later processes read it. The packages must not change while the folder is in use.
 */
const { createHash } = require("node:crypto");
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join, sep } = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

const folder = process.env.HANDSHAKES_COMPILE_CACHE ?? "";
const key = createHash("sha256").update(`${process.version} ${process.argv[1]}`).digest("hex");
const file = join(folder, `${key}.cache`);

/** @type {Map<string, Buffer> | undefined} the compiled code, by path of the source; undefined in the first process. */
let compiled;
/** @type {Map<string, vm.Script> | undefined} the scripts that the first process compiled. */
let scripts;

// @ts-expect-error: the types omit this function. It compiles and runs a CommonJS module.
const prototype = Module.prototype;
const compileWithoutCache = prototype._compile;

/** @this {NodeModule} */
prototype._compile = function (/** @type {string} */ content, /** @type {string} */ filename) {
    if (!canBeCached(content, filename)) {
        return compileWithoutCache.call(this, content, filename);
    }
    open();
    const cachedData = compiled?.get(filename);
    const script = new vm.Script(Module.wrap(content.replace(/^#!.*/, "")), { filename, cachedData });
    scripts?.set(filename, script);
    const load = (/** @type {string} */ id) => this.require(id);
    const require = Object.assign(load, Module.createRequire(filename), { main: process.mainModule });
    return script.runInThisContext().call(this.exports, this.exports, require, this, filename, dirname(filename));
};

/**
 * Whether the code of a file can be cached: code of a package without `import()`, because V8 does not restore what
 * `import()` needs. TypeScript has "import(" only in strings.
 *
 * @param {string} content
 * @param {string} filename
 */
function canBeCached(content, filename) {
    const isPackage = filename.includes(`${sep}node_modules${sep}`);
    return isPackage && (filename.endsWith("typescript.js") || !/\bimport\(/.test(content));
}

function open() {
    if (compiled || scripts) {
        return;
    }
    try {
        compiled = v8.deserialize(readFileSync(file));
    } catch {
        scripts = new Map();
        process.on("exit", write);
        // The engine ends a plugin with this signal.
        process.on("SIGINT", () => {
            if (process.listenerCount("SIGINT") === 1) {
                process.exit(130);
            }
        });
    }
}

function write() {
    const data = new Map([...(scripts ?? [])].map(([name, script]) => [name, script.createCachedData()]));
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, v8.serialize(data));
    renameSync(partial, file);
}

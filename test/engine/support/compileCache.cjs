// @ts-check
/**
 * With `node --require` of this file, Node.js finds, reads and compiles each file of a package once. The engine starts
 * the plugins for each command, and they would spend most of their time on loading the same packages.
 *
 * The folder HANDSHAKES_COMPILE_CACHE holds one file for each script. A process that has loaded more than the file holds
 * writes it anew when it ends. Without the variable, only what one process loads again is spared. The packages must not
 * change as long as the folder is in use.
 */
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join, sep } = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

/**
 * What a file of the cache holds of a package's file: the text with the wrapper of a module, and its compiled code.
 *
 * @typedef {{ text: string, code: Buffer }} Compiled
 */
/**
 * A file of the cache: compiled files by their paths, and the paths of modules by what Node.js looked for.
 *
 * @typedef {{ compiled: Map<string, Compiled>, paths: Record<string, string> }} Cache
 */
/**
 * A file that this process has loaded, and whether it did so before FLAG was set.
 *
 * @typedef {{ text: string, script: vm.Script, isEarly: boolean }} Loaded
 */

/** Pulumi's SDK sets this flag of V8 in a file of its own. V8 rejects code that was compiled under other flags. */
const FLAG = "allow-natives-syntax";
const FLAG_SETTER = `${sep}v8Hooks.js`;

/** What Pulumi's SDK loads in every program and dynamic provider, and uses only to serialize functions of programs. */
const TYPESCRIPT = /[\\/]typescript\.js$/;
const ARBORIST = /@npmcli[\\/]arborist[\\/]lib[\\/]index\.js$/;

/** Whether the program is in TypeScript. The engine sets the variable for programs. */
const needsTypeScript = process.env.PULUMI_NODEJS_TYPESCRIPT === "true";

const folder = process.env.HANDSHAKES_COMPILE_CACHE;
const name = [process.argv[1], needsTypeScript, process.version].join(" ").replaceAll(/[^\w.]/g, "_");
const file = folder && join(folder, `${name.slice(-200)}.cache`);

/** @type {Cache | undefined} what earlier processes have loaded; undefined until the first package is loaded. */
let cache;
/** @type {Map<string, Loaded>} */
const loaded = new Map();
let isEarly = true;
let isCacheComplete = true;

// @ts-expect-error: not among the types. They load a file by the end of its name, compile a CommonJS module, and hold the
// paths that were found.
const { _extensions: loaders, prototype, _pathCache: foundPaths } = Module;
const loadByNode = loaders[".js"];
const compileByNode = prototype._compile;

loaders[".js"] = (/** @type {NodeModule} */ module, /** @type {string} */ path) => {
    if (ARBORIST.test(path) || (TYPESCRIPT.test(path) && !needsTypeScript)) {
        module.exports = whenUsed(() => {
            module.exports = {};
            loadByNode(module, path);
            return module.exports;
        });
        return;
    }
    const known = isOfPackage(path) ? (loaded.get(path) ?? compiledBefore(path)) : undefined;
    if (known) {
        run(module, path, known);
    } else {
        loadByNode(module, path);
    }
};

/** @this {NodeModule} */
prototype._compile = function (
    /** @type {string} */ content,
    /** @type {string} */ path,
    /** @type {unknown} */ format,
) {
    if (format === "module" || !isOfPackage(path) || !canBeCached(content, path)) {
        return compileByNode.call(this, content, path, format);
    }
    isCacheComplete = false;
    const text = Module.wrap(content.replace(/^#!.*/, ""));
    return run(this, path, { text, script: new vm.Script(text, { filename: path }), isEarly });
};

/**
 * @param {NodeModule} module
 * @param {string} path
 * @param {Loaded} of
 */
function run(module, path, of) {
    loaded.set(path, of);
    isEarly &&= !path.endsWith(FLAG_SETTER);
    const load = (/** @type {string} */ id) => module.require(id);
    const require = Object.assign(load, Module.createRequire(path), { main: process.mainModule });
    const { exports } = module;
    return of.script.runInThisContext().call(exports, exports, require, module, path, dirname(path));
}

/**
 * @param {string} path
 * @returns {Loaded | undefined}
 */
function compiledBefore(path) {
    cache ??= open();
    const found = cache.compiled.get(path);
    if (found === undefined) {
        return undefined;
    }
    const script = new vm.Script(found.text, { filename: path, cachedData: found.code });
    isCacheComplete &&= !script.cachedDataRejected;
    return { text: found.text, script, isEarly };
}

/** Whether a file is a package's, and not one that a test has put beside its program. */
function isOfPackage(/** @type {string} */ path) {
    return path.includes(`${sep}node_modules${sep}`) && !path.includes(`${sep}programs${sep}`);
}

/**
 * Whether a file's code can be cached. V8 doesn't restore what `import()` needs. TypeScript has "import(" only in strings.
 *
 * @param {string} content
 * @param {string} path
 */
function canBeCached(content, path) {
    return TYPESCRIPT.test(path) || !/\bimport\(/.test(content);
}

/**
 * A module that is loaded when something uses one of its members. It says that it is an ES module, because compiled
 * imports copy the members of others.
 *
 * @param {() => Record<string | symbol, unknown>} load
 */
function whenUsed(load) {
    /** @type {Record<string | symbol, unknown> | undefined} */
    let module;
    const used = () => {
        module ??= load();
        return module;
    };
    return new Proxy(
        {},
        {
            get: (_, member) => member === "__esModule" || used()[member],
            has: (_, member) => member in used(),
        },
    );
}

/** @returns {Cache} */
function open() {
    if (!file) {
        return { compiled: new Map(), paths: {} };
    }
    process.on("exit", () => isCacheComplete || write(file));
    // The engine ends a plugin by it.
    process.on("SIGINT", () => {
        if (process.listenerCount("SIGINT") === 1) {
            process.exit(130);
        }
    });
    try {
        const found = /** @type {Cache} */ (v8.deserialize(readFileSync(file)));
        Object.assign(foundPaths, found.paths);
        return found;
    } catch {
        return { compiled: new Map(), paths: {} }; // No process has written it yet.
    }
}

function write(/** @type {string} */ file) {
    const compiled = new Map(cache?.compiled);
    for (const early of [true, false]) {
        v8.setFlagsFromString(early ? `--no-${FLAG}` : `--${FLAG}`);
        for (const [path, { text, script, isEarly }] of loaded) {
            if (isEarly === early) {
                compiled.set(path, { text, code: script.createCachedData() });
            }
        }
    }
    const programs = `${sep}programs${sep}`;
    const paths = Object.entries(foundPaths).filter((entry) => !entry.some((text) => text.includes(programs)));
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, v8.serialize({ compiled, paths: Object.fromEntries(paths) }));
    renameSync(partial, file);
}

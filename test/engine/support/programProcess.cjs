// @ts-check
/**
 * A process that runs one Pulumi program after another, for `programRunner.ts`. Each runs as Pulumi's own language host
 * runs it: by Pulumi's `cmd/run`, with an environment, a folder and modules of its own, until nothing is left to do. Only
 * the libraries of others stay loaded, and that is what this process is for: loading and compiling them takes over a
 * second.
 */
const Module = require("node:module");
const { join, sep } = require("node:path");

/** @typedef {{ runPath: string, folder: string, environment: NodeJS.ProcessEnv, args: string[] }} Program */

/** Code that each program loads anew: ours, Pulumi's, the AWS SDK's and its own, for it may keep something in memory. */
const RELOADED = /[\\/](?:programs|pulumi-aws-handshakes|@aws-sdk|@smithy|@pulumi[\\/]pulumi)[\\/]/;
/** Pulumi's code that holds nothing of a program, and takes long to load. */
const KEPT = /@pulumi[\\/]pulumi[\\/](?:proto|vendor)[\\/]|v8Hooks\.js$/;

const EVENTS = /** @type {const} */ (["uncaughtException", "unhandledRejection", "exit", "beforeExit"]);

/**
 * Node.js tells that a process has nothing left to do, and Pulumi's `cmd/run` takes two of these to shut the program
 * down. Each is answered by a bit of work, so that there is a next one.
 */
const LAST_IDLE = 4;

/** @type {Program[]} */
const waiting = [];
let isRunning = false;

process.on("message", (/** @type {Program} */ program) => {
    waiting.push(program);
    if (!isRunning) {
        runNext();
    }
});

// The host has ended.
process.on("disconnect", () => process.exit());

function runNext() {
    const program = waiting.shift();
    isRunning = program !== undefined;
    if (program) {
        run(program);
    } else {
        process.channel?.ref();
    }
}

/** @param {Program} program */
function run({ runPath, folder, environment, args }) {
    const before = new Map(EVENTS.map((event) => [event, new Set(process.listeners(/** @type {never} */ (event)))]));
    forgetModules();
    Reflect.deleteProperty(globalThis, "globalStore");
    Reflect.deleteProperty(globalThis, "stackResource");
    setEnvironment(environment);
    process.chdir(folder);
    process.argv = [process.execPath, runPath, ...args];
    process.exitCode = undefined;
    // From here on only the program keeps the process alive, so that its end is seen as it is in a process of its own.
    process.channel?.unref();

    let idle = 0;
    const onIdle = () => {
        idle++;
        setImmediate(() => {
            if (idle === LAST_IDLE) {
                process.off("beforeExit", onIdle);
                end(before);
            }
        });
    };
    process.on("beforeExit", onIdle);
    load(runPath);
}

/** Loads a module as the one that the process was started for. */
function load(/** @type {string} */ path) {
    // @ts-expect-error: not among the types, but `node PATH` does the same.
    Module._load(path, null, true);
}

/** @param {Map<string, Set<unknown>>} before the listeners that were there before the program. */
function end(before) {
    const added = EVENTS.flatMap((event) =>
        process
            .listeners(/** @type {never} */ (event))
            .filter((listener) => !before.get(event)?.has(listener))
            .map((listener) => ({ event, listener })),
    );
    for (const { event, listener } of added) {
        if (event === "exit") {
            /** @type {(code: number) => void} */ (listener)(Number(process.exitCode ?? 0));
        }
        process.off(event, /** @type {never} */ (listener));
    }
    process.send?.({ exitCode: process.exitCode ?? 0 });
    runNext();
}

/** @param {NodeJS.ProcessEnv} environment */
function setEnvironment(environment) {
    for (const name of Object.keys(process.env)) {
        delete process.env[name];
    }
    Object.assign(process.env, environment);
}

function forgetModules() {
    for (const path of Object.keys(require.cache)) {
        if (RELOADED.test(path.slice(path.lastIndexOf(`${sep}node_modules${sep}`) + 1)) && !KEPT.test(path)) {
            delete require.cache[path];
        }
    }
}

// What the program prints goes to the engine, in order with the program's end.
for (const stream of [process.stdout, process.stderr]) {
    stream.write = (/** @type {unknown} */ chunk) => {
        process.send?.({ output: String(chunk) });
        return true;
    };
}

/** Loads what stays, while the test prepares. */
function warmUp() {
    const [, , runFolder = ""] = process.argv;
    process.chdir(runFolder);
    const requireThere = Module.createRequire(join(runFolder, "program.js"));
    for (const name of ["pulumi-aws-handshakes", "pulumi-aws-handshakes/native"]) {
        requireThere(name);
    }
}

warmUp();

// @ts-check
/**
 * A process that runs one Pulumi program after another, for `programRunner.ts`. It runs each program like Pulumi's own
 * language host: with Pulumi's `cmd/run`, and with its own environment, folder and modules, until nothing is left to do.
 * Only third-party libraries stay loaded, because loading and compiling them takes over a second.
 */
// What the programs load again is compiled once.
require("./compileCache.cjs");
const Module = require("node:module");
const { join, sep } = require("node:path");

/** @typedef {{ runPath: string, folder: string, environment: NodeJS.ProcessEnv, args: string[] }} Program */

/** Code that each program loads again, because it may keep values in memory: ours, Pulumi's, the AWS SDK's and its own. */
const RELOADED = /[\\/](?:programs|pulumi-aws-handshakes|@aws-sdk|@smithy|@pulumi[\\/]pulumi)[\\/]/;
/** Pulumi's code that keeps no values of a program, and takes long to load. */
const KEPT = /@pulumi[\\/]pulumi[\\/](?:proto|vendor)[\\/]|v8Hooks\.js$/;

const EVENTS = /** @type {const} */ (["uncaughtException", "unhandledRejection", "exit", "beforeExit"]);

/**
 * Node.js emits `beforeExit` when a process has nothing left to do, and Pulumi's `cmd/run` needs two of these events to
 * shut the program down. The handler schedules some work after each event, so that Node.js emits it again.
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
    // From now on, only the program keeps the process alive. So it ends like a program in its own process.
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

/** Loads a module as the main module of the process. */
function load(/** @type {string} */ path) {
    // @ts-expect-error: the types omit this function. `node PATH` does the same.
    Module._load(path, null, true);
}

/** @param {Map<string, Set<unknown>>} before the listeners from before the program. */
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

// Sends the program's output to the parent, before the message about its end.
for (const stream of [process.stdout, process.stderr]) {
    stream.write = (/** @type {unknown} */ chunk) => {
        process.send?.({ output: String(chunk) });
        return true;
    };
}

/** Loads the third-party libraries while the test prepares. */
function warmUp() {
    const [, , runFolder = ""] = process.argv;
    process.chdir(runFolder);
    const requireThere = Module.createRequire(join(runFolder, "program.js"));
    for (const name of ["pulumi-aws-handshakes", "pulumi-aws-handshakes/native"]) {
        requireThere(name);
    }
}

warmUp();

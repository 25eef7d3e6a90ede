const variable = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";

/**
 * Makes a client without the SDK's warning about a Node.js version that it will stop supporting. It would stand in the
 * output of each command, and nobody who reads it there can do anything about it.
 */
export function withoutVersionWarning<T>(make: () => T): T {
    const before = process.env[variable];
    process.env[variable] = "true";
    try {
        return make();
    } finally {
        if (before === undefined) {
            delete process.env[variable];
        } else {
            process.env[variable] = before;
        }
    }
}

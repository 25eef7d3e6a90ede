const WARNING_VARIABLE = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";

/**
 * Makes a client without the SDK's warning about a Node.js version that it will stop supporting. It would stand in the
 * output of each command, and nobody who reads it there can do anything about it.
 */
export function withoutVersionWarning<T>(make: () => T): T {
    const before = process.env[WARNING_VARIABLE];
    process.env[WARNING_VARIABLE] = "true";
    try {
        return make();
    } finally {
        if (before === undefined) {
            delete process.env[WARNING_VARIABLE];
        } else {
            process.env[WARNING_VARIABLE] = before;
        }
    }
}

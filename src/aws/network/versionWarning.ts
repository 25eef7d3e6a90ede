const WARNING_VARIABLE = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";

/**
 * Creates a client without the SDK's warning about the end of its support for this version of Node.js. Otherwise every
 * command would print the warning.
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

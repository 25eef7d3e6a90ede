const WARNING_VARIABLE = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";

/**
 * Creates a client without the SDK's warning that it will not support this version of Node.js any more. Otherwise every
 * command would print it, and the reader could not change it there.
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

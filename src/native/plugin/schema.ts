/** The version of this package, which is the plugin's too. */
export const { version } = require("../../../package.json") as { version: string };

/** The plugin's schema (JSON), of this version. */
export function schema(): string {
    return JSON.stringify({ ...require("../../../schema/schema.json"), version });
}

/** The version of this package, which is the plugin's too. */
export const { version } = require("../package.json") as { version: string };

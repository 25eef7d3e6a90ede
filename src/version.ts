/** The version of this package and of its plugin. */
export const { version } = require("../package.json") as { version: string };

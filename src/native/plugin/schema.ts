import { version } from "../../version";

/** The plugin's schema (JSON), of this version. */
export function schema(): string {
    return JSON.stringify({ ...require("../../../schema/schema.json"), version });
}

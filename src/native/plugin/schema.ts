import { version } from "../../version";
import { type Addresses, LOCAL_GO_MODULE } from "../addresses";
import { addresses } from "../published";

/** Returns the plugin's schema for this version, with the addresses of the plugin and the SDKs. */
export function schema(published: Addresses | undefined = addresses): string {
    const { repository, homepage, pluginDownloadURL, goModule = LOCAL_GO_MODULE } = published ?? {};
    const schema = require("../../../schema/schema.json") as object;
    // The examples contain the path of the Go module too.
    return JSON.stringify({ ...schema, version, repository, homepage, pluginDownloadURL }).replaceAll(
        LOCAL_GO_MODULE,
        goModule,
    );
}

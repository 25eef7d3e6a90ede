import { version } from "../../version";
import { type Addresses, LOCAL_GO_MODULE } from "../addresses";
import { addresses } from "../published";

/** The plugin's schema, of this version, with the addresses by which the engine and the SDKs find what they need. */
export function schema(published: Addresses | undefined = addresses): string {
    const { repository, homepage, pluginDownloadURL, goModule = LOCAL_GO_MODULE } = published ?? {};
    const schema = require("../../../schema/schema.json") as object;
    // The Go module's path stands in the examples too.
    return JSON.stringify({ ...schema, version, repository, homepage, pluginDownloadURL }).replaceAll(
        LOCAL_GO_MODULE,
        goModule,
    );
}

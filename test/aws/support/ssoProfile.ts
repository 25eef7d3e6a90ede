import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AwsTestBed } from "./awsTestBed";

/**
 * Writes a configuration file with the SSO profile `anaya` and a cached login. The caller must restore HOME.
 *
 * @param account the account of the profile's role.
 */
export function logInBySso(bed: AwsTestBed, account: string): void {
    const startUrl = "https://example.awsapps.com/start";
    const sso = `sso_start_url = ${startUrl}\nsso_region = us-east-1\nsso_role_name = Anaya\n`;
    process.env.AWS_CONFIG_FILE = bed.file("config", `[profile anaya]\nsso_account_id = ${account}\n${sso}`);
    process.env.HOME = dirname(process.env.AWS_CONFIG_FILE);
    const cache = join(process.env.HOME, ".aws", "sso", "cache");
    mkdirSync(cache, { recursive: true });
    const token = { startUrl, region: "us-east-1", accessToken: "t", expiresAt: "2999-01-01T00:00:00Z" };
    writeFileSync(join(cache, `${createHash("sha1").update(startUrl).digest("hex")}.json`), JSON.stringify(token));
}

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, truncateSync } from "node:fs";
import { dirname, join } from "node:path";
import { HandshakeError } from "../../src/resources/handshakeError";
import { type AwsTestBed, failureOf, withAwsTestBed } from "./support/awsTestBed";

const role = "arn:aws:iam::333333333333:role/Web";

describe("a configuration file of AWS", () => {
    const { HOME } = process.env;
    const bed = withAwsTestBed();

    beforeEach(async () => {
        process.env.HOME = dirname(bed.file("home", ""));
        mkdirSync(join(process.env.HOME, ".aws"));
    });

    afterEach(async () => {
        process.env.HOME = HOME;
    });

    const id = () => bed.invite(1)[0] ?? "";

    /** The message of a decline that makes no call. */
    async function refusalOf(...args: Parameters<AwsTestBed["accountClient"]>): Promise<string> {
        bed.nextOperation();
        const error = await failureOf((async () => bed.accountClient(...args).declineHandshake(id()))());
        assert.ok(error instanceof HandshakeError, String(error));
        assert.deepEqual(bed.operations(), []);
        return error.message;
    }

    const pipe = () => {
        const path = join(String(process.env.HOME), "pipe");
        execFileSync("mkfifo", [path]);
        return path;
    };
    const huge = () => {
        const path = bed.file("huge", "[default]\n");
        truncateSync(path, 17 * 2 ** 20);
        return path;
    };
    const wrong: [what: string, make: () => string, reason: string][] = [
        ["a directory", () => String(process.env.HOME), "it is a directory"],
        ["a device", () => "/dev/zero", "it is not a regular file"],
        ["a named pipe", pipe, "it is not a regular file"],
        ["too large", huge, "it is larger than 16 MiB"],
        ["in UTF-16", () => bed.file("planted", "[\0d\0]\0"), "it is not text in UTF-8"],
        [
            "a file with an invalid section",
            () => bed.file("planted", "[default]\nregion = x\n[profile planted\nrole_arn = y\n"),
            "its line 3 is not a section of the form [name]",
        ],
    ];
    for (const [what, make, reason] of wrong) {
        it(`makes every call fail if it is ${what}, and the error names the setting`, async () => {
            const path = make();
            const named: [source: string, refused: () => Promise<string>][] = [
                ["sharedConfigFiles", () => refusalOf({}, { sharedConfigFiles: [path] })],
                ["sharedCredentialsFiles", () => refusalOf({ "aws:sharedCredentialsFiles": [path] })],
            ];
            for (const variable of ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"]) {
                named.push([
                    `the environment variable ${variable}`,
                    () => {
                        process.env[variable] = path;
                        return refusalOf().finally(() => delete process.env[variable]);
                    },
                ]);
            }
            for (const [source, refused] of named) {
                const message = await refused();
                assert.ok(message.startsWith(`Could not use the configuration file of ${source}: ${reason}.`), message);
                assert.ok(!message.includes(path), message);
            }
        });
    }

    it("is checked in its default place, too", async () => {
        process.env.AWS_CONFIG_FILE = "";
        mkdirSync(join(String(process.env.HOME), ".aws", "config"));
        assert.match(await refusalOf(), /^Could not use the configuration file of ~\/\.aws\/config: it is a directory/);
    });

    it("has no profiles if it is missing, empty or /dev/null", async () => {
        for (const path of ["/nowhere/config", bed.file("empty", ""), "/dev/null"]) {
            process.env.AWS_CONFIG_FILE = process.env.AWS_SHARED_CREDENTIALS_FILE = path;
            bed.nextOperation();
            await bed.accountClient().declineHandshake(id());
            assert.deepEqual(bed.operations(), ["DeclineHandshake"]);
        }
    });

    it("may contain comments after sections, a byte order mark, and spaces in section names", async () => {
        const key = process.env.AWS_ACCESS_KEY_ID;
        delete process.env.AWS_ACCESS_KEY_ID;
        const text = `\ufeff# Ours\n  [default] # [a]\n[ profile b ]\n[services c] ; d\n[anaya]\r\naws_access_key_id=${key}\r\naws_secret_access_key=s\r\n`;
        await bed
            .accountClient({}, { profile: "anaya", sharedCredentialsFiles: [bed.file("c", text)] })
            .declineHandshake(id());
        assert.deepEqual(bed.operations(), ["DeclineHandshake"]);
    });

    it("makes a call fail if a profile names an sso_session without a section, and the error names both", async () => {
        const text = "[profile anaya]\nsso_session = corp\nsso_account_id = 333333333333\nsso_role_name = A\n";
        const source = "[profile role]\nsource_profile = anaya\nrole_arn = arn:aws:iam::333333333333:role/A\n";
        process.env.AWS_CONFIG_FILE = bed.file("config", text + source);
        for (const profile of ["anaya", "role"]) {
            assert.match(
                await refusalOf({}, { profile }),
                /The profile "anaya" has sso_session = corp, but the configuration file has no section \[sso-session corp\]\./,
            );
        }
    });

    describe("with a web identity token", () => {
        for (const [what, make, reasonOfConfig] of wrong.slice(0, 4)) {
            it(`makes every call fail if it is ${what}`, async () => {
                const webIdentityTokenFile = make();
                const assumeRoleWithWebIdentity = { roleArn: role, webIdentityTokenFile };
                const reason = reasonOfConfig.replace("16 MiB", "1 MiB");
                const message = await refusalOf({}, { assumeRoleWithWebIdentity });
                assert.ok(message.includes(`the web identity token can't be read: ${reason}`), message);
                assert.ok(!message.includes(webIdentityTokenFile), message);

                const profile = `[profile web]\nrole_arn = ${role}\nweb_identity_token_file = ${webIdentityTokenFile}\n`;
                const sharedConfigFiles = [bed.file("config", profile)];
                const ofProfile = await refusalOf({}, { profile: "web", sharedConfigFiles });
                assert.ok(ofProfile.includes(`(web_identity_token_file) of the profile "web": ${reason}`), ofProfile);
                assert.ok(!ofProfile.includes(webIdentityTokenFile), ofProfile);
            });
        }

        it("makes a call fail if it is missing, and the error does not repeat the path, which may be the token", async () => {
            const assumeRoleWithWebIdentity = { roleArn: role, webIdentityTokenFile: "planted-token" };
            const message = await refusalOf({}, { assumeRoleWithWebIdentity });
            assert.match(message, /token can't be read: ENOENT: no such file or directory\. Set webIdentityTokenFile/);
            assert.doesNotMatch(message, /planted-token/);
        });
    });

    describe("or an environment variable with an invalid region", () => {
        for (const value of ["planted region", "us-east-1/planted", "planted_region", "-planted"]) {
            it(`makes every call fail for ${value}; the error names the source and does not repeat the value`, async () => {
                const sources: [source: string, refused: () => Promise<string>][] = [
                    ["aws:region", () => refusalOf({ "aws:region": value })],
                    ["aws:stsRegion", () => refusalOf({ "aws:stsRegion": value })],
                ];
                delete process.env.AWS_REGION;
                delete process.env.AWS_DEFAULT_REGION;
                for (const variable of ["AWS_REGION", "AWS_DEFAULT_REGION"]) {
                    sources.push([
                        variable,
                        () => {
                            process.env[variable] = value;
                            return refusalOf().finally(() => delete process.env[variable]);
                        },
                    ]);
                }
                sources.push([
                    "region of the profile",
                    () => {
                        process.env.AWS_CONFIG_FILE = bed.file("config", `[default]\nregion = ${value}\n`);
                        return refusalOf();
                    },
                ]);
                for (const [source, refused] of sources) {
                    const message = await refused();
                    assert.ok(message.includes(source), message);
                    assert.match(message, /a region's name, such as us-east-1\./);
                    assert.doesNotMatch(message, /planted/);
                }
            });
        }
    });
});

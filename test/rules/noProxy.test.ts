import assert from "node:assert/strict";
import { bypassesProxy } from "../../src/aws/network/noProxy";

const organizations = "organizations.us-east-1.amazonaws.com";

/** Whether a request to the host bypasses the proxy; the port is 443 unless another is given. */
type Case = [host: string, noProxy: string | undefined, direct: boolean, port?: number];

const groups: Record<string, Case[]> = {
    "a loopback address": [
        ["localhost", undefined, true],
        ["localhost", "", true],
        ["LOCALHOST", "example.com", true],
        ["localhost.", undefined, true],
        ["sandbox.localhost", undefined, true],
        ["127.0.0.1", undefined, true],
        ["127.8.9.10", undefined, true],
        ["::1", undefined, true],
        ["[::1]", undefined, true],
        ["::ffff:127.0.0.1", undefined, true],
        ["notlocalhost", undefined, false],
        ["localhost.example.com", undefined, false],
        ["128.0.0.1", undefined, false],
        ["127.0.0.1.example.com", undefined, false],
    ],
    "an empty list": [
        [organizations, undefined, false],
        [organizations, "", false],
        [organizations, " , ,", false],
        [organizations, "localhost,example.com", false],
    ],
    "AWS's host": [
        [organizations, organizations, true],
        [organizations, "ORGANIZATIONS.us-east-1.AmazonAWS.com", true],
        ["Organizations.US-EAST-1.amazonaws.com", organizations, true],
        [organizations, "sts.us-east-1.amazonaws.com", false],
        ["sts.us-east-1.amazonaws.com", "sts.us-east-1.amazonaws.com", true],
        [organizations, "amazonaws.com", true],
        [organizations, ".amazonaws.com", true],
        [organizations, "*.amazonaws.com", true],
        [organizations, ".amazonaws.com.cn", false],
        ["organizations.cn-northwest-1.amazonaws.com.cn", ".amazonaws.com.cn", true],
        ["organizations.cn-northwest-1.amazonaws.com.cn", ".amazonaws.com", false],
        ["portal.sso.eu-west-1.amazonaws.com", "*.sso.eu-west-1.amazonaws.com", true],
        [organizations, "*", true],
        [organizations, "example.com, *", true],
    ],
    "a name": [
        ["example.com", "example.com", true],
        ["sts.example.com", "example.com", true],
        ["example.com", ".example.com", false],
        ["example.com", "*.example.com", false],
        ["sts.example.com", ".example.com", true],
        ["a.b.example.com", "*.example.com", true],
        ["sts.example.com", "le.com", false],
        ["sts.example.com", ".le.com", false],
        ["sts.example.com", "sts.example.com.evil", false],
        ["sts.example.com", "*example.com", false],
        ["sts.example.com", "sts.*.com", false],
        ["sts.example.com.", "example.com", true],
        ["sts.example.com", "example.com.", true],
        ["sts.example.com", "a, sts.example.com ,b", true],
        ["sts.example.com", "a sts.example.com", true],
        ["sts.example.com", "a,\tsts.example.com\n", true],
        ["sts.example.com", ".", false],
        ["sts.example.com", "*.", false],
    ],
    "a port": [
        ["sts.example.com", "sts.example.com:443", true],
        ["sts.example.com", "sts.example.com:8443", false],
        ["sts.example.com", "sts.example.com:8443", true, 8443],
        ["sts.example.com", ".example.com:443", true],
        ["sts.example.com", "*.example.com:80", false],
        ["sts.example.com", ":443", false],
        ["sts.example.com", "sts.example.com:", false],
        ["192.0.2.7", "192.0.2.7:443", true],
        ["192.0.2.7", "192.0.2.7:80", false],
        ["2001:db8::7", "[2001:db8::7]:443", true],
        ["2001:db8::7", "[2001:db8::7]:80", false],
    ],
    "an address": [
        ["192.0.2.7", "192.0.2.7", true],
        ["192.0.2.7", "192.0.2.70", false],
        ["192.0.2.7", ".7", false],
        ["192.0.2.7", "2.7", false],
        ["2001:db8::7", "2001:db8::7", true],
        ["2001:db8::7", "[2001:db8::7]", true],
        ["[2001:db8::7]", "2001:DB8:0:0:0:0:0:7", true],
        ["2001:db8::7", "2001:db8::8", false],
        ["sts.example.com", "192.0.2.7", false],
    ],
    "a network": [
        ["192.0.2.7", "192.0.2.0/24", true],
        ["192.0.3.7", "192.0.2.0/24", false],
        ["10.1.2.3", "example.com,10.0.0.0/8", true],
        ["192.0.2.7", "0.0.0.0/0", true],
        ["2001:db8::7", "2001:db8::/32", true],
        ["2001:db9::7", "2001:db8::/32", false],
        ["2001:db8::7", "192.0.2.0/24", false],
        ["192.0.2.7", "192.0.2.0/33", false],
        ["192.0.2.7", "192.0.2.0/", false],
        ["192.0.2.7", "192.0.2.0/x", false],
        ["sts.example.com", "0.0.0.0/0", false],
    ],
};

describe("bypassesProxy", () => {
    for (const [name, cases] of Object.entries(groups)) {
        describe(name, () => {
            for (const [host, noProxy, direct, port = 443] of cases) {
                const way = direct ? "past" : "through";
                it(`sends ${host}:${port} ${way} the proxy with ${JSON.stringify(noProxy)}`, () => {
                    assert.equal(bypassesProxy(host, port, noProxy), direct);
                });
            }
        });
    }

    it("takes time in proportion to the length of the list", () => {
        assert.equal(bypassesProxy(organizations, 443, "a:".repeat(200_000)), false);
        assert.equal(bypassesProxy(organizations, 443, "*.".repeat(200_000)), false);
        assert.equal(bypassesProxy(organizations, 443, ",x".repeat(100_000)), false);
    });
});

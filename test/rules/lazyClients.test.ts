import assert from "node:assert/strict";
import { LazyAccountClient } from "../../src/pulumi/lazyAccountClient";
import { LazyAdministratorClient } from "../../src/pulumi/lazyAdministratorClient";

/** Returns a client that records each call with all its arguments, and whose results name the call. */
function recordingClient(calls: unknown[]) {
    return new Proxy(
        {},
        {
            get: (_, name) =>
                name === "then"
                    ? undefined
                    : async (...args: unknown[]) => {
                          calls.push([name, ...args]);
                          return `result of ${String(name)}`;
                      },
        },
    );
}

const maxAgeMs = 3_600_000;
const work = async () => "done";

/** Each lazy client, and each of its calls with all arguments. */
const clients: [new (connect: () => Promise<never>) => object, [string, ...unknown[]][]][] = [
    [
        LazyAccountClient,
        [
            ["declineHandshake", "h-examplehandshakeid111"],
            ["describeHandshake", "h-examplehandshakeid111"],
            ["readHandshake", "h-examplehandshakeid111"],
            ["listHandshakes", { maxAgeMs }],
            ["accountId"],
        ],
    ],
    [
        LazyAdministratorClient,
        [
            ["caller"],
            ["listAccounts"],
            ["listAccountsBelow", "ou-abcd-12345678"],
            ["describeOrganization"],
            ["listOutboundTransfers", { maxAgeMs }],
            ["visit", "222222222222", { roleArn: "arn:aws:iam::222222222222:role/guard" }, work],
        ],
    ],
];

for (const [Client, expected] of clients) {
    describe(Client.name, () => {
        it("passes every argument of each call on, and returns its result", async () => {
            const calls: unknown[] = [];
            const client = new Client(async () => recordingClient(calls) as never);
            for (const [name, ...args] of expected) {
                const result = await (Reflect.get(client, name) as (...args: unknown[]) => unknown).apply(client, args);
                assert.equal(result, `result of ${name}`);
            }
            assert.deepEqual(calls, expected);
            const methods = Object.getOwnPropertyNames(Client.prototype);
            const tested = expected.map(([name]) => name);
            assert.deepEqual(methods.sort(), ["client", "constructor", ...tested].sort(), "each method has a row");
        });

        it("connects once, with its first call", async () => {
            let connections = 0;
            const client = new Client(async () => {
                connections++;
                return recordingClient([]) as never;
            });
            assert.equal(connections, 0);
            const [[name = ""] = [""]] = expected;
            const call = () => (Reflect.get(client, name) as () => unknown).call(client);
            await Promise.all([call(), call()]);
            await call();
            assert.equal(connections, 1);
        });
    });
}

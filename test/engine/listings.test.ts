import assert from "node:assert/strict";
import { withSandbox } from "../support/withSandbox";
import { dynamicPlugin, nativePlugin, type Plugin } from "./support/plugin";
import { TestStack } from "./support/stack";

const list = "ListHandshakesForAccount";
const accounts = ["333333333333", "444444444444", "555555555555"];

/** A program with a guard for each account. */
function guardProgram(plugin: Plugin, args: object = {}): string {
    return `
        const { InvitationGuard } = require("${plugin.module}");
        for (const account of ${JSON.stringify(accounts)}) {
            const connection = { assumeRoles: [{ roleArn: \`arn:aws:iam::\${account}:role/guard\` }] };
            new InvitationGuard(account, { ...${JSON.stringify(args)}, connection });
        }
    `;
}

for (const plugin of [dynamicPlugin, nativePlugin]) {
    describe(`InvitationGuard, on the ${plugin.name} plugin,`, function () {
        this.timeout(240_000);

        const sandbox = withSandbox();

        it("lists its account once in each phase of an operation: preview, update and refresh", async () => {
            const stack = await TestStack.create(
                { "Pulumi.yaml": plugin.project, "index.js": guardProgram(plugin) },
                sandbox.environment(),
            );

            /** Runs a command. Returns the number of lists for each account. */
            async function listings(...command: string[]): Promise<number[]> {
                sandbox.clearRequests();
                await stack.succeed(...command);
                const requests = sandbox.requests.filter(({ operation }) => operation === list);
                return accounts.map((account) => requests.filter(({ accountId }) => accountId === account).length);
            }
            const each = (count: number) => accounts.map(() => count);
            const listsInPreview = plugin.previewsLook ? 1 : 0;

            assert.deepEqual(await listings("preview"), each(listsInPreview), "preview of a create");
            assert.deepEqual(await listings("up", "--yes"), each(listsInPreview + 1), "preview and create");
            assert.deepEqual(await listings("preview"), each(listsInPreview), "preview without a change");
            assert.deepEqual(await listings("up", "--yes", "--skip-preview"), each(listsInPreview), "up without one");
            assert.deepEqual(await listings("refresh", "--yes", "--skip-preview"), each(1), "refresh");

            for (const recipient of accounts) {
                sandbox.invite({ recipient, organization: "o-strangerid" });
            }
            assert.deepEqual(await listings("refresh", "--yes", "--skip-preview"), each(1), "refresh that finds one");
            assert.deepEqual(await listings("preview"), each(listsInPreview), "preview of a decline");
            assert.deepEqual(await listings("up", "--yes", "--skip-preview"), each(1), "up that declines");
            assert.deepEqual([...new Set(sandbox.handshakes.map(({ State }) => State))], ["DECLINED"]);

            await stack.program(guardProgram(plugin, { allowedOrganizations: ["o-partner00001"] }));
            assert.deepEqual(await listings("preview"), each(listsInPreview), "preview of a changed guard");
            assert.deepEqual(await listings("up", "--yes", "--skip-preview"), each(1), "up of a changed guard");
        });
    });
}

import { resolve } from "node:path";
import { memberAccounts } from "../../sandbox";
import type { Demo, DemoContext } from "./demo";
import { headline, showOrganization } from "./view";

const EXAMPLE = resolve(__dirname, "../../examples/guard-organization");
const ORGANIZATION = "o-ourorganization";
const MANAGEMENT_ACCOUNT = "100000000000";
const STRANGER = { organization: "o-stranger0001", sender: "666666666666" };
const PARTNER = { organization: "o-partner00001", sender: "777777777777" };
const NEW_ACCOUNT = "500000000000";

/** The organization's accounts besides the management account. */
const MEMBERS = memberAccounts(299);
const INVITED = 12;

/** An organization: the guard declines an unknown sender's invitations to all accounts, including one that joins later. */
export const organizationDemo: Demo = {
    sandbox: { organizations: [{ id: ORGANIZATION, managementAccountId: MANAGEMENT_ACCOUNT, members: MEMBERS }] },
    accountId: MANAGEMENT_ACCOUNT,
    show,
};

async function show({ pulumi, sandbox }: DemoContext): Promise<void> {
    headline(`An organization of ${MEMBERS.length + 1} accounts: a stranger invites ${INVITED} of them, a partner one`);
    console.log(
        `The sandbox at ${sandbox.url} stands in for AWS, without throttling. The engine is the real Pulumi engine.`,
    );
    for (const [index, { id: recipient }] of MEMBERS.slice(0, INVITED).entries()) {
        sandbox.invite({ id: `h-stranger${String(index + 1).padStart(4, "0")}`, recipient, ...STRANGER });
    }
    sandbox.invite({ id: "h-partner0001", recipient: MEMBERS[INVITED]?.id, ...PARTNER });
    showOrganization(sandbox);

    headline("A stack for examples/guard-organization, which allows the partner");
    await pulumi.run(EXAMPLE, "stack", "init", "demo");
    await pulumi.run(EXAMPLE, "config", "set", "--path", "allowedOrganizations[0]", PARTNER.organization);

    headline("One up declines the stranger's invitations, and nothing else");
    await pulumi.run(EXAMPLE, "up", "--yes", "--skip-preview", "--suppress-outputs");
    showOrganization(sandbox);

    headline("A new account joins the organization, and the stranger invites it");
    sandbox.organizations.join(ORGANIZATION, { id: NEW_ACCOUNT, name: "New" });
    sandbox.invite({ id: "h-stranger0013", recipient: NEW_ACCOUNT, ...STRANGER });
    showOrganization(sandbox);

    headline("The same program covers it");
    await pulumi.run(EXAMPLE, "up", "--yes", "--skip-preview", "--suppress-outputs");
    showOrganization(sandbox);
}

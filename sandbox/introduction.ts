import type { CommandLine } from "./commandLine";
import type { Organization } from "./organization";
import type { Sandbox } from "./sandbox";

/** The account that receives the handshakes of `npm run sandbox`. */
const RECIPIENT = "222222222222";

/** The text that `npm run sandbox` prints at the start: the environment to paste, and commands to try. */
export function introduction(sandbox: Sandbox, { accountId, seconds }: CommandLine): string {
    const at = `${sandbox.url}/_sandbox`;
    const exports = Object.entries(sandbox.environment(accountId)).map(([name, value]) => `export ${name}=${value}`);
    // The credentials above may be those of the management account, which did not receive the handshakes.
    const asRecipient = accountId === RECIPIENT ? "" : `AWS_ACCESS_KEY_ID=${sandbox.account(RECIPIENT).accessKeyId} `;
    const handshakes = sandbox.handshakes.map(
        ({ Id = "", State = "", Action = "" }) => `  ${Id.padEnd(26)}${State.padEnd(12)}${Action}`,
    );
    return `# AWS Organizations and STS for any AWS client, at ${sandbox.url} for ${seconds} s (press Ctrl-C to stop it):
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN
${exports.join("\n")}

# The handshakes of account ${RECIPIENT}:
${handshakes.join("\n")}

# Decline one:
${asRecipient}aws organizations decline-handshake --handshake-id h-examplehandshakeid111

# Advance the clock by 16 days, list the requests and the handshakes, lose the response to the next decline,
# send another invitation, set a state:
curl -d '{"days":16}' ${at}/clock
curl ${at}/requests
curl ${at}/handshakes
curl -d '{"operation":"DeclineHandshake","fault":{"lostResponse":"after"}}' ${at}/faults
curl -d '{"organization":"o-another1111"}' ${at}/invite
curl -d '{"id":"h-billingtransfer01","state":"CANCELED"}' ${at}/state
${sandbox.organizations.all.map((organization) => organizationHelp(at, organization)).join("")}`;
}

function organizationHelp(at: string, { id, managementAccountId, members }: Organization): string {
    return `
# The credentials above belong to the management account of organization ${id}, which has ${members.length} accounts:
aws organizations list-accounts --max-items 3

# Invite a member, accept as that member, transfer the bills, add an account, suspend it, delete a role, raise the quotas, list everything:
curl -d '{"id":"h-tomember111","recipient":"300000000000","organization":"o-another1111"}' ${at}/invite
curl -d '{"id":"h-tomember111"}' ${at}/accept
curl -d '{"source":"${managementAccountId}","target":"999999999999"}' ${at}/transfers
curl -d '{"organization":"${id}","id":"444444444444","name":"New"}' ${at}/accounts
curl -d '{"organization":"${id}","id":"444444444444","state":"SUSPENDED"}' ${at}/accounts
curl -d '{"arn":"arn:aws:iam::300000000001:role/invitation-guard","removed":true}' ${at}/role
curl -d '{"organization":"${id}","quotaFactor":5,"otherToolTakesHalf":true}' ${at}/rates
curl ${at}/organizations
`;
}

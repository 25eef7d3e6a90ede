import * as pulumi from "@pulumi/pulumi";
import { type GuardedHandshake, InvitationGuard } from "pulumi-aws-handshakes";

export interface GuardedAccountsArgs {
    /** The ids of the accounts to guard. */
    accountIds: string[];
    /** The name of the role to assume in each account. */
    role: string;
    /** The ids of the allowed organizations. */
    allowedOrganizations: string[];
}

/** A guard for each account, all with the same list. */
export class GuardedAccounts extends pulumi.ComponentResource {
    /** The declined handshakes, by account. */
    readonly declined: pulumi.Output<Record<string, GuardedHandshake[]>>;

    constructor(name: string, args: GuardedAccountsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("many-accounts:index:GuardedAccounts", name, {}, opts);
        const { accountIds, role, allowedOrganizations } = args;
        const declined = accountIds.map((accountId) => {
            const connection = {
                assumeRoles: [{ roleArn: `arn:aws:iam::${accountId}:role/${role}` }],
                allowedAccountIds: [accountId],
            };
            const guard = new InvitationGuard(accountId, { allowedOrganizations, connection }, { parent: this });
            return guard.declined.apply((declined) => [accountId, declined] as const);
        });
        this.declined = pulumi.all(declined).apply((pairs) => Object.fromEntries(pairs));
        this.registerOutputs({ declined: this.declined });
    }
}

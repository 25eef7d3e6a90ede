/** For an account that is not the management account: AWS shows it no billing transfers. */
export function notManagementAccountMessage(
    accountId: string,
    organizationId: string,
    managementAccountId: string,
): string {
    return `Account ${accountId} is not the management account of its organization (${organizationId}): AWS shows billing transfers only to account ${managementAccountId}. Nothing was listed. Use the credentials of account ${managementAccountId}, or a connection to it.`;
}

import type { Accounts, GetConfiguration } from "../aws/index.js";

/** What {@link loadAccounts} gives to the accounts besides their settings. */
type AccountsOptions = ConstructorParameters<typeof Accounts>[1];

/**
 * Loads the AWS SDK and returns the accounts that an operation reaches. The SDK takes a while to load, so this is called
 * once for all resources of an operation, and only before the first call to AWS.
 *
 * @param configuration reads a value of the stack's configuration by its name, such as `region`.
 * @param namespace what the names of the configuration begin with, for messages: `aws` by default.
 * @throws ConfigurationError when the stack's configuration can't be parsed.
 */
export async function loadAccounts(
    configuration: GetConfiguration,
    options: AccountsOptions,
    namespace?: string,
): Promise<Accounts> {
    const { Accounts, settingsOf } = await import("../aws/index.js");
    return new Accounts(settingsOf(configuration, namespace), options);
}

import type { Accounts, GetConfiguration } from "../aws/index.js";

/** The options of the accounts, besides their settings. */
type AccountsOptions = ConstructorParameters<typeof Accounts>[1];

/**
 * Loads the AWS SDK, and returns the accounts of an operation. The SDK takes time to load. So all resources of an
 * operation share one call of this function, and it runs only before the first call to AWS.
 *
 * @param configuration reads a value of the stack's configuration by its name, such as `region`.
 * @param namespace the prefix of the configuration's names, for messages; `aws` by default.
 * @throws ConfigurationError if the stack's configuration can't be parsed.
 */
export async function loadAccounts(
    configuration: GetConfiguration,
    options: AccountsOptions,
    namespace?: string,
): Promise<Accounts> {
    const { Accounts, settingsOf } = await import("../aws/index.js");
    return new Accounts(settingsOf(configuration, namespace), options);
}

import type { ConnectionPool, GetConfiguration } from "../aws/index.js";

/** The options of the pool, besides its settings. */
type ConnectionPoolOptions = ConstructorParameters<typeof ConnectionPool>[1];

/**
 * Loads the AWS SDK, and creates the connection pool of an operation. The SDK takes time to load. So all resources of
 * an operation share one call of this function, and it runs only before the first call to AWS.
 *
 * @param configuration reads a value of the stack's configuration by its name, such as `region`.
 * @param namespace the prefix of the configuration's names, for messages; `aws` by default.
 * @throws ConfigurationError if the stack's configuration can't be parsed.
 */
export async function loadConnectionPool(
    configuration: GetConfiguration,
    options: ConnectionPoolOptions,
    namespace?: string,
): Promise<ConnectionPool> {
    const { ConnectionPool, settingsOf } = await import("../aws/index.js");
    return new ConnectionPool(settingsOf(configuration, namespace), options);
}

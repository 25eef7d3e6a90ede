import { HandshakeError } from "./handshakeError";

/**
 * The failure of one property.
 *
 * @see https://www.pulumi.com/docs/reference/pkg/nodejs/pulumi/pulumi/dynamic/#CheckFailure
 */
export interface CheckFailure {
    /** The path of the property, such as `connection.assumeRoles[0].roleArn`. */
    property: string;
    /** Why it is invalid. Together with the path, it is a sentence. */
    reason: string;
}

/**
 * Requires valid properties.
 *
 * @throws HandshakeError for the first failure.
 */
export function requireValid([failure]: CheckFailure[]): void {
    if (failure !== undefined) {
        throw new HandshakeError(`${failure.property} ${failure.reason}`);
    }
}

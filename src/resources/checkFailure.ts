import { HandshakeError } from "./handshakeError";

/**
 * What is wrong with one property.
 *
 * @see https://www.pulumi.com/docs/reference/pkg/nodejs/pulumi/pulumi/dynamic/#CheckFailure
 */
export interface CheckFailure {
    /** Where the property is, such as `connection.assumeRoles[0].roleArn`. */
    property: string;
    /** Why it is invalid, as the end of a sentence that begins with the property. */
    reason: string;
}

/**
 * Refuses invalid properties.
 *
 * @throws HandshakeError for the first failure.
 */
export function requireValid([failure]: CheckFailure[]): void {
    if (failure !== undefined) {
        throw new HandshakeError(`${failure.property} ${failure.reason}`);
    }
}

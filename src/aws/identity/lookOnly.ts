import type { AssumeRole } from "../../resources/connection/properties";
import { HandshakeError } from "../../resources/handshakeError";
import { LOOK_ONLY_ROLE_MESSAGE, lookOnlyMessage } from "./messages";

/** The environment variable with the name of the role for a run that only looks. */
export const LOOK_ONLY_ROLE = "PULUMI_AWS_HANDSHAKES_LOOK_ONLY_ROLE";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (Path and RoleName) */
const ROLE_NAME = /^\/?([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

/**
 * If this run only looks, replaces the last role with the role of the variable, in the same account. The role is not an
 * input of a resource. So a drift check with another role finds no difference in the resource.
 *
 * @throws HandshakeError if the variable is not the name of a role.
 */
export function withLookOnlyRole(roles: AssumeRole[] | undefined): AssumeRole[] | undefined {
    const name = process.env[LOOK_ONLY_ROLE];
    const last = roles?.at(-1);
    if (!name || roles === undefined || last === undefined) {
        return roles;
    }
    if (!ROLE_NAME.test(name)) {
        throw new HandshakeError(LOOK_ONLY_ROLE_MESSAGE);
    }
    const roleArn = last.roleArn.replace(/:role\/.*/, `:role/${name.replace(/^\//, "")}`);
    return [...roles.slice(0, -1), { ...last, roleArn }];
}

/**
 * Requires a run that may decline. A run that only looks declines nothing, even if its role allows it.
 *
 * @throws HandshakeError if this run only looks.
 */
export function requireNotLookOnly(handshakeId: string): void {
    if (process.env[LOOK_ONLY_ROLE]) {
        throw new HandshakeError(lookOnlyMessage(handshakeId));
    }
}

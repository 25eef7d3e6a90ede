import type { AssumeRole } from "../../resources/connection/properties";
import { HandshakeError } from "../../resources/handshakeError";
import { LOOK_ONLY_ROLE_MESSAGE, lookOnlyMessage } from "./messages";

/** The environment variable that names the role of a run that only looks. */
export const LOOK_ONLY_ROLE = "PULUMI_AWS_HANDSHAKES_LOOK_ONLY_ROLE";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (Path and RoleName) */
const roleName = /^\/?([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

/**
 * The roles with another one in the place of the last, in the same account, where this run only looks. The role is no
 * input of a resource: so a drift check with another role than the up's finds no difference in it.
 *
 * @throws HandshakeError when the variable doesn't hold the name of a role.
 */
export function withLookOnlyRole(roles: AssumeRole[] | undefined): AssumeRole[] | undefined {
    const name = process.env[LOOK_ONLY_ROLE];
    const last = roles?.at(-1);
    if (!name || roles === undefined || last === undefined) {
        return roles;
    }
    if (!roleName.test(name)) {
        throw new HandshakeError(LOOK_ONLY_ROLE_MESSAGE);
    }
    const roleArn = last.roleArn.replace(/:role\/.*/, `:role/${name.replace(/^\//, "")}`);
    return [...roles.slice(0, -1), { ...last, roleArn }];
}

/**
 * Refuses a decline where this run only looks, whatever the role may.
 *
 * @throws HandshakeError then.
 */
export function requireDeclining(handshakeId: string): void {
    if (process.env[LOOK_ONLY_ROLE]) {
        throw new HandshakeError(lookOnlyMessage(handshakeId));
    }
}

import { HandshakeError } from "../../resources/handshakeError";
import type { Settings } from "../config";
import { adviceFor, classifyError, formatServiceError, isCredentialsError } from "../errors";
import type { CallerIdentity } from "./callerIdentity";
import { describeCredentialOrigin } from "./credentialSource";
import { forbiddenMemberMessage, forbiddenMessage, notAllowedMessage, unknownAccountMessage } from "./messages";

/**
 * Checks that the account of a role may be called. The role's ARN names the account, so this needs no call.
 *
 * @throws HandshakeError if `forbiddenAccountIds` contains the account.
 */
export function requireNotForbidden({ forbiddenAccountIds = [] }: Settings, { roleArn }: { roleArn: string }): void {
    const account = roleArn.split(":")[4] ?? "";
    if (forbiddenAccountIds.includes(account)) {
        throw new HandshakeError(forbiddenMemberMessage(account));
    }
}

/** Enforces `allowedAccountIds` and `forbiddenAccountIds` before a call. */
export class AccountCheck {
    private checked: Promise<void> | undefined;

    /** @param region returns the region, for a message. */
    constructor(
        private readonly settings: Settings,
        private readonly identity: CallerIdentity,
        private readonly region: () => Promise<string>,
    ) {}

    /**
     * Checks that the lists allow the account. It asks STS once.
     *
     * @throws HandshakeError if the lists do not allow the account, or if STS does not return the account.
     */
    requireAllowed(): Promise<void> {
        this.checked ??= this.check();
        return this.checked;
    }

    private async check(): Promise<void> {
        const { allowedAccountIds, forbiddenAccountIds } = this.settings;
        if (allowedAccountIds === undefined && forbiddenAccountIds === undefined) {
            return;
        }
        const account = await this.account();
        const origin = describeCredentialOrigin(this.settings);
        if (allowedAccountIds !== undefined && !allowedAccountIds.includes(account)) {
            throw new HandshakeError(notAllowedMessage(account, await this.region(), allowedAccountIds, origin));
        }
        if (forbiddenAccountIds?.includes(account)) {
            throw new HandshakeError(forbiddenMessage(account, await this.region(), forbiddenAccountIds, origin));
        }
    }

    private async account(): Promise<string> {
        try {
            return (await this.identity.get()).account;
        } catch (thrown) {
            // The next call asks STS again.
            this.checked = undefined;
            const error = classifyError(thrown);
            if (thrown instanceof HandshakeError || isCredentialsError(error)) {
                throw thrown;
            }
            const { allowedAccountIds, forbiddenAccountIds, namespace } = this.settings;
            const lists = Object.entries({ allowedAccountIds, forbiddenAccountIds }).filter(([, list]) => list);
            const advice = adviceFor("GetCallerIdentity", error, namespace);
            throw new HandshakeError(
                unknownAccountMessage(
                    lists.map(([name]) => name),
                    formatServiceError(error),
                    advice,
                ),
            );
        }
    }
}

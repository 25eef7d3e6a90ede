import { HandshakeError } from "../../resources/handshakeError";
import type { Settings } from "../config";
import { adviceFor, classifyError, formatServiceError, isOfCredentials } from "../errors";
import type { CallerIdentity } from "./callerIdentity";
import { credentialOriginText } from "./credentialSource";
import { forbiddenMessage, notAllowedMessage, unknownAccountMessage } from "./messages";

/** Holds calls to the accounts that `allowedAccountIds` and `forbiddenAccountIds` allow. */
export class AccountCheck {
    private passed: Promise<void> | undefined;

    /** @param region the region, for a message. */
    constructor(
        private readonly settings: Settings,
        private readonly identity: CallerIdentity,
        private readonly region: () => Promise<string>,
    ) {}

    /**
     * Makes sure that the account may be called. STS is asked once.
     *
     * @throws HandshakeError when it may not, or when STS doesn't say which account it is.
     */
    pass(): Promise<void> {
        this.passed ??= this.check();
        return this.passed;
    }

    private async check(): Promise<void> {
        const { allowedAccountIds, forbiddenAccountIds } = this.settings;
        if (allowedAccountIds === undefined && forbiddenAccountIds === undefined) {
            return;
        }
        const account = await this.account();
        const origin = credentialOriginText(this.settings);
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
            // The next call asks again.
            this.passed = undefined;
            const fault = classifyError(thrown);
            if (thrown instanceof HandshakeError || isOfCredentials(fault)) {
                throw thrown;
            }
            const { allowedAccountIds, forbiddenAccountIds, namespace } = this.settings;
            const lists = Object.entries({ allowedAccountIds, forbiddenAccountIds }).filter(([, list]) => list);
            const advice = adviceFor("GetCallerIdentity", fault, namespace);
            throw new HandshakeError(
                unknownAccountMessage(
                    lists.map(([name]) => name),
                    formatServiceError(fault),
                    advice,
                ),
            );
        }
    }
}

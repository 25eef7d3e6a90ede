import type { Accounts, GetConfiguration } from "../../aws/index.js";
import { LazyOrganizationDirectory } from "../../pulumi/lazyOrganizationDirectory";
import { LazyOrganizations } from "../../pulumi/lazyOrganizations";
import { loadAccounts } from "../../pulumi/loadAccounts";
import { HandshakeError } from "../../resources/handshakeError";
import { PACKAGE_NAME } from "../tokens";
import type { Engine } from "./engine";
import { withReasons } from "./errors";
import { notShownMessage } from "./messages";
import type { Session } from "./resourceProvider";

/** What the resources that one plugin process serves share: the provider's configuration, the accounts, the engine. */
export class Host {
    private configuration: GetConfiguration = () => undefined;
    private accounts: Promise<Accounts> | undefined;
    private cancellation = new AbortController();

    constructor(private readonly engine: Engine) {}

    /**
     * Begins an operation of an engine. A plugin that a debugger started serves one after the other: nothing of one may
     * last into the next, least of all that it was canceled, which the engine says of each at its end.
     */
    attach(engineAddress: string): void {
        this.engine.attach(engineAddress);
        this.cancellation = new AbortController();
        this.accounts = undefined;
    }

    /** Keeps the provider's configuration. Structured values are JSON. */
    configure(get: GetConfiguration): void {
        this.configuration = get;
        this.accounts = undefined;
    }

    /** Starts no call any more; those that wait end with an error. */
    cancel(): void {
        this.cancellation.abort();
    }

    /**
     * Runs a step of a resource's life. What it tells the user is shown before the step is over.
     *
     * @param urn the resource, if it is about one.
     * @param failedBy the error for a step that is over, but of which some warnings couldn't be shown. By default it
     * says these warnings and nothing else: a step that changed nothing can simply be run again.
     * @throws HandshakeError when a warning couldn't be shown. The answer reaches the engine by a way of its own.
     */
    async inSession<T>(
        urn: string | undefined,
        step: (session: Session) => Promise<T>,
        failedBy: (result: T, reasons: string[]) => Error = (_result, reasons) =>
            new HandshakeError(reasons.join("\n")),
    ): Promise<T> {
        const shown: Promise<void>[] = [];
        const notShown: string[] = [];
        const log = {
            info: (message: string) => void shown.push(this.engine.info(message, urn)),
            warn: (message: string) =>
                void shown.push(
                    this.engine.warn(message, urn).catch(() => void notShown.push(notShownMessage(message))),
                ),
            progress: (message: string) => void shown.push(this.engine.progress(message, urn)),
        };
        let result: T;
        try {
            result = await step({
                ...log,
                connect: (connection) => ({
                    ...log,
                    organizations: new LazyOrganizations(async () => (await this.connect()).organizations(connection)),
                }),
                connectOrganization: (connection) => ({
                    ...log,
                    directory: new LazyOrganizationDirectory(async () => (await this.connect()).directory(connection)),
                }),
                connectManagementAccount: async (connection) => (await this.connect()).managementAccount(connection),
            });
        } catch (error) {
            await Promise.all(shown);
            throw withReasons(error, notShown);
        }
        await Promise.all(shown);
        if (notShown.length > 0) {
            throw failedBy(result, notShown);
        }
        return result;
    }

    /** The accounts of the plugin's process, which all its resources share. */
    private connect(): Promise<Accounts> {
        this.accounts ??= loadAccounts(
            this.configuration,
            { signal: this.cancellation.signal, progress: (message) => void this.engine.progress(message) },
            PACKAGE_NAME,
        );
        return this.accounts;
    }
}

import type { ConnectionPool, GetConfiguration } from "../../aws/index.js";
import { LazyAccountClient } from "../../pulumi/lazyAccountClient";
import { LazyAdministratorClient } from "../../pulumi/lazyAdministratorClient";
import { loadConnectionPool } from "../../pulumi/loadConnectionPool";
import { HandshakeError } from "../../resources/handshakeError";
import { PACKAGE_NAME } from "../tokens";
import type { Engine } from "./engine";
import { withReasons } from "./errors";
import { notShownMessage } from "./messages";
import type { Session } from "./resourceProvider";

/**
 * The plugin: the provider's configuration, the connection pool and the engine, which all resources of the process
 * share.
 */
export class Plugin {
    private configuration: GetConfiguration = () => undefined;
    private pool: Promise<ConnectionPool> | undefined;
    private cancellation = new AbortController();

    constructor(private readonly engine: Engine) {}

    /**
     * Starts an operation of an engine. A plugin that a debugger started serves many operations. The engine cancels
     * each at its end, and the next operation must not be canceled too.
     */
    attach(engineAddress: string): void {
        this.engine.attach(engineAddress);
        this.cancellation = new AbortController();
        this.pool = undefined;
    }

    /** Sets the provider's configuration. Objects and lists are JSON. */
    configure(get: GetConfiguration): void {
        this.configuration = get;
        this.pool = undefined;
    }

    /** Cancels the operation: no more calls start, and waiting calls end with an error. */
    cancel(): void {
        this.cancellation.abort();
    }

    /**
     * Runs a step of a resource. All its messages are shown before the step ends.
     *
     * @param urn the URN of the resource, if the step is about one.
     * @param failedBy returns the error for a step that succeeded but could not show some warnings. By default the
     *   error contains only the warnings, because a step that changed nothing can be repeated.
     * @throws HandshakeError if a warning could not be shown.
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
                    client: new LazyAccountClient(async () => (await this.connectionPool()).accountClient(connection)),
                }),
                connectAdministrator: (connection) => ({
                    ...log,
                    administrator: new LazyAdministratorClient(async () =>
                        (await this.connectionPool()).administratorClient(connection),
                    ),
                }),
                connectTransferClient: async (connection) => (await this.connectionPool()).transferClient(connection),
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

    /** Returns the connection pool, which all resources of the process share. */
    private connectionPool(): Promise<ConnectionPool> {
        this.pool ??= loadConnectionPool(
            this.configuration,
            { signal: this.cancellation.signal, progress: (message) => void this.engine.progress(message) },
            PACKAGE_NAME,
        );
        return this.pool;
    }
}

import { setMaxListeners } from "node:events";
import { canonicalJson } from "../lifecycle/canonicalJson";
import type { Connection } from "../lifecycle/connection";
import { checkConfigFiles } from "./configFileCheck";
import { AwsConnection } from "./connection";
import { AwsOrganizations } from "./organizations";
import { type Paces, pacesOf } from "./paces";
import { type GetConfiguration, merged, settingsOf } from "./settings";
import { realTime, type Waiting } from "./time";

export type { GetConfiguration } from "./settings";

/**
 * The accounts that one operation of Pulumi reaches. Equal connections share one client with its sockets and its
 * credentials; connections to one account share its pace.
 */
export class Accounts {
    private readonly organizationsByConnection = new Map<string, AwsOrganizations>();
    private readonly connections: AwsConnection[] = [];
    private readonly pacesByConnection = new Map<AwsConnection, Promise<Paces>>();
    private readonly pacesByAccount = new Map<string, Paces>();

    private readonly waiting: Waiting;

    /**
     * @param say tells the user something.
     * @param waiting the time that paces and retries go by, and a signal that aborts when the operation is canceled.
     */
    constructor(
        private readonly say: (message: string) => void,
        { time = realTime, signal = new AbortController().signal }: Partial<Waiting> = {},
    ) {
        this.waiting = { time, signal };
        // Each call that is under way listens to it: Node.js would take them for a leak.
        setMaxListeners(0, signal);
    }

    /**
     * AWS Organizations as the account that the connection reaches; without one, that of the configuration.
     *
     * @param namespace what the names of the configuration begin with, for messages.
     * @throws HandshakeError when the configuration is wrong.
     */
    organizations(
        configuration: GetConfiguration,
        connection: Connection | undefined,
        namespace?: string,
    ): AwsOrganizations {
        const settings = merged(settingsOf(configuration, namespace), connection);
        const key = canonicalJson(settings);
        let organizations = this.organizationsByConnection.get(key);
        if (organizations === undefined) {
            checkConfigFiles(settings);
            const reached = new AwsConnection(settings, this.waiting.signal);
            organizations = new AwsOrganizations(reached, () => this.pacesFor(reached), this.waiting);
            this.connections.push(reached);
            this.organizationsByConnection.set(key, organizations);
        }
        return organizations;
    }

    private pacesFor(connection: AwsConnection): Promise<Paces> {
        let paces = this.pacesByConnection.get(connection);
        if (paces === undefined) {
            paces = this.findPaces(connection);
            this.pacesByConnection.set(connection, paces);
        }
        return paces;
    }

    private async findPaces(connection: AwsConnection): Promise<Paces> {
        const [first] = this.connections;
        if (connection === first) {
            // Whose it is matters only once there is a second one.
            return this.newPaces(connection.knownAccount);
        }
        if (first !== undefined && first.knownAccount === undefined) {
            const paces = await this.pacesFor(first);
            this.pacesByAccount.set(await accountOf(first), paces);
        }
        const account = await accountOf(connection);
        return this.pacesByAccount.get(account) ?? this.newPaces(account);
    }

    private newPaces(account: string | undefined): Paces {
        const paces = pacesOf(this.waiting, this.say);
        if (account !== undefined) {
            this.pacesByAccount.set(account, paces);
        }
        return paces;
    }
}

/** The account of a connection; where it can't be told, something that no other connection shares. */
async function accountOf(connection: AwsConnection): Promise<string> {
    const account = connection.knownAccount ?? (await connection.callerIfKnown())?.account;
    return account ?? `of ${canonicalJson(connection.settings)}`;
}

import { canonicalJson } from "../lifecycle/canonicalJson";
import type { Connection } from "../lifecycle/connection";
import { AwsConnection } from "./connection";
import { AwsOrganizations } from "./organizations";
import { type Paces, pacesOf } from "./paces";
import { type GetConfiguration, merged, settingsOf } from "./settings";
import { realTime, type Time } from "./time";

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

    /**
     * @param say tells the user something.
     * @param time the time that paces and retries go by.
     */
    constructor(
        private readonly say: (message: string) => void,
        private readonly time: Time = realTime,
    ) {}

    /**
     * AWS Organizations as the account that the connection reaches; without one, that of the stack's configuration.
     *
     * @throws HandshakeError when the configuration is wrong.
     */
    organizations(configuration: GetConfiguration, connection: Connection | undefined): AwsOrganizations {
        const settings = merged(settingsOf(configuration), connection);
        const key = canonicalJson(settings);
        let organizations = this.organizationsByConnection.get(key);
        if (organizations === undefined) {
            const reached = new AwsConnection(settings);
            organizations = new AwsOrganizations(reached, () => this.pacesFor(reached), this.time);
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
        const paces = pacesOf({ time: this.time }, this.say);
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

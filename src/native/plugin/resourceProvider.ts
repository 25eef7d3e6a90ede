import type { AccountClient } from "../../resources/accountClient";
import type { CheckFailure } from "../../resources/checkFailure";
import type { Connection } from "../../resources/connection/properties";
import type { Context } from "../../resources/context";
import type { Diff } from "../../resources/diff";
import type { OrganizationContext } from "../../resources/organizationGuard/sweep";
import type { TransferClient } from "../../resources/transferClient";
import type { UncheckedInputs } from "../../resources/uncheckedInputs";

/** Properties as plain values. In a preview, some may be unknown. */
export type Properties = Readonly<Record<string, unknown>>;

/** A resource after a step. */
export interface Resource {
    /** The id; empty if it is not known yet. */
    id: string;
    outputs: object;
}

/** What a step may use: the log of its resource, and the clients of the accounts that connections reach. */
export interface Session extends Pick<Context, "info" | "warn" | "progress"> {
    /** Connects with the first call. An invalid connection is an error of that call. */
    connect(connection: Connection | undefined): Context<AccountClient>;
    /** Connects like {@link connect}, to the management account or a delegated administrator of an organization. */
    connectAdministrator(connection: Connection | undefined): OrganizationContext;
    /** Connects at once to the management account that a connection reaches. */
    connectTransferClient(connection: Connection | undefined): Promise<TransferClient>;
}

/** Serves one type of resource: adapts the steps of src/resources to Pulumi's protocol. */
export interface ResourceProvider {
    /** The names of the outputs that are always secret. */
    readonly secretOutputs: readonly string[];
    /** Whether `pulumi up` reads the resource before it plans. */
    readonly refreshBeforeUpdate: boolean;
    check(olds: UncheckedInputs, news: UncheckedInputs): CheckFailure[];
    diff(olds: Properties, news: Properties): Diff;
    create(session: Session, inputs: Properties): Promise<Resource>;
    /** Returns what `create` would return. It changes nothing in AWS. */
    previewCreate(session: Session, inputs: Properties): Promise<Resource>;
    /** Returns `undefined` for a deleted resource. `olds` is empty for an import and for `get`. */
    read(session: Session, id: string, olds: Properties): Promise<(Resource & { inputs: object }) | undefined>;
    update(session: Session, id: string, olds: Properties, news: Properties): Promise<object>;
    /** Returns what `update` would return. It changes nothing in AWS. */
    previewUpdate(session: Session, id: string, olds: Properties, news: Properties): Promise<object>;
    delete(session: Session, id: string, olds: Properties): void;
}

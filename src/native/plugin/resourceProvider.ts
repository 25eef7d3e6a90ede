import type { CheckFailure } from "../../resources/checkFailure";
import type { Connection } from "../../resources/connection/properties";
import type { Context } from "../../resources/context";
import type { Diff } from "../../resources/diff";
import type { ManagementAccount } from "../../resources/managementAccount";
import type { OrganizationContext } from "../../resources/organizationGuard/sweep";
import type { AccountOrganizations } from "../../resources/organizations";
import type { UncheckedInputs } from "../../resources/uncheckedInputs";

/** Properties in plain values; in a preview some may be unknown. */
export type Properties = Readonly<Record<string, unknown>>;

/** A resource after a step of its life. */
export interface Resource {
    /** Empty where it isn't known yet. */
    id: string;
    outputs: object;
}

/** What a step works with: the log of the resource that it is about, and AWS in the account that a connection reaches. */
export interface Session extends Pick<Context, "info" | "warn" | "progress"> {
    /** The account is reached with the first call; whatever is wrong with the connection is an error of that call. */
    connect(connection: Connection | undefined): Context<AccountOrganizations>;
    /** The same for the organization of the account that a connection reaches. */
    connectOrganization(connection: Connection | undefined): OrganizationContext;
    /** The billing transfers of the account that a connection reaches, which is reached at once. */
    connectManagementAccount(connection: Connection | undefined): Promise<ManagementAccount>;
}

/** Serves one type of resource: the steps of src/resources in the shape of Pulumi's protocol. */
export interface ResourceProvider {
    /** The outputs that are secret whatever the program says. */
    readonly secretOutputs: readonly string[];
    /** Whether a plain `pulumi up` looks before it plans. */
    readonly refreshBeforeUpdate: boolean;
    check(olds: UncheckedInputs, news: UncheckedInputs): CheckFailure[];
    diff(olds: Properties, news: Properties): Diff;
    create(session: Session, inputs: Properties): Promise<Resource>;
    /** What `create` would come to. AWS is never called to change anything. */
    previewCreate(session: Session, inputs: Properties): Promise<Resource>;
    /** `undefined` for one that is gone. `olds` is empty on an import and for one that is only looked up. */
    read(session: Session, id: string, olds: Properties): Promise<(Resource & { inputs: object }) | undefined>;
    update(session: Session, id: string, olds: Properties, news: Properties): Promise<object>;
    /** What `update` would come to. AWS is never called to change anything. */
    previewUpdate(session: Session, id: string, olds: Properties, news: Properties): Promise<object>;
    delete(session: Session, id: string, olds: Properties): void;
}

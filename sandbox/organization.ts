import type { Clock } from "./clock";

/** The phases of an account's life, as the member State of AWS's Account names them. */
export type AccountState = "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" | "CLOSED";

/** An account that is, or becomes, a member of an organization. */
export interface MemberOptions {
    /** Twelve digits. */
    id: string;
    name?: string;
    email?: string;
    /** ACTIVE unless given. */
    state?: AccountState;
    /** The root or the organizational unit that holds the account; the root unless given. */
    parent?: string;
    /** Now unless given. */
    joined?: Date;
    joinedMethod?: "INVITED" | "CREATED";
    /** Members of the Account to replace on the wire; null removes one. */
    overrides?: Readonly<Record<string, unknown>>;
}

/** An organizational unit below the root or below another unit. */
export interface OrganizationalUnitOptions {
    /** As AWS spells them: ou-, the root's id without its r-, a dash and 8 to 32 letters or digits. */
    id: string;
    name?: string;
    /** The root unless given. */
    parent?: string;
}

/** An organization to add. */
export interface OrganizationOptions {
    /** o- and 10 to 32 letters or digits. */
    id: string;
    managementAccountId: string;
    /** r-root unless given. */
    rootId?: string;
    /** The management account is a member without being listed here. */
    members?: readonly MemberOptions[];
    /** Each parent before its children. */
    organizationalUnits?: readonly OrganizationalUnitOptions[];
    /** Members that may list accounts as the management account may. */
    delegatedAdministrators?: readonly string[];
    /** How many times the published quotas of the organization are granted; 1 unless given. */
    quotaFactor?: number;
    /** Whether another tool uses up half of the organization's rates. */
    otherToolTakesHalf?: boolean;
}

/** A member with everything filled in. */
export type Member = Required<MemberOptions> & {
    /** Its place in the order of joining, by which pages go. */
    readonly number: number;
};

/** An organizational unit with everything filled in. */
export type OrganizationalUnit = Required<OrganizationalUnitOptions> & { readonly number: number };

/** One organization: its members, its tree of units, and who may list them. */
export class Organization {
    readonly id: string;
    readonly managementAccountId: string;
    readonly rootId: string;
    readonly delegatedAdministrators: Set<string>;
    quotaFactor: number;
    otherToolTakesHalf: boolean;

    private readonly memberById = new Map<string, Member>();
    private readonly unitById = new Map<string, OrganizationalUnit>();
    private count = 0;

    constructor(
        options: OrganizationOptions,
        private readonly clock: Clock,
    ) {
        this.id = options.id;
        this.managementAccountId = options.managementAccountId;
        this.rootId = options.rootId ?? "r-root";
        this.delegatedAdministrators = new Set(options.delegatedAdministrators);
        this.quotaFactor = options.quotaFactor ?? 1;
        this.otherToolTakesHalf = options.otherToolTakesHalf ?? false;
        for (const unit of options.organizationalUnits ?? []) this.addOrganizationalUnit(unit);
        this.join({ id: this.managementAccountId, name: "Management account" });
        for (const member of options.members ?? []) this.join(member);
    }

    /** The members in order of joining. */
    get members(): Member[] {
        return [...this.memberById.values()];
    }

    /** The organizational units in the order in which they were added. */
    get organizationalUnits(): OrganizationalUnit[] {
        return [...this.unitById.values()];
    }

    /** The member with this id; its properties may be changed. */
    member(accountId: string): Member | undefined {
        return this.memberById.get(accountId);
    }

    /** Whether the root or an organizational unit has this id. */
    hasParent(id: string): boolean {
        return id === this.rootId || this.unitById.has(id);
    }

    /** Whether an account may list accounts, roots and units: the management account and delegated administrators. */
    mayList(accountId: string): boolean {
        return accountId === this.managementAccountId || this.delegatedAdministrators.has(accountId);
    }

    /** Adds an organizational unit. */
    addOrganizationalUnit(options: OrganizationalUnitOptions): void {
        const parent = this.knownParent(options.parent);
        this.count += 1;
        this.unitById.set(options.id, { id: options.id, name: options.name ?? options.id, parent, number: this.count });
    }

    /** Takes an account in, or gives new properties to one that is a member. */
    join(options: MemberOptions): Member {
        const present = this.memberById.get(options.id);
        const parent = this.knownParent(options.parent ?? present?.parent);
        this.count += 1;
        const member: Member = {
            name: `Account ${options.id}`,
            email: `account-${options.id}@example.com`,
            state: "ACTIVE",
            joined: this.clock.now(),
            joinedMethod: "INVITED",
            overrides: {},
            number: this.count,
            ...present,
            ...options,
            parent,
        };
        this.memberById.set(member.id, member);
        return member;
    }

    /** Lets an account go. */
    leave(accountId: string): void {
        this.memberById.delete(accountId);
        this.delegatedAdministrators.delete(accountId);
    }

    private knownParent(id: string = this.rootId): string {
        if (!this.hasParent(id)) throw new Error(`Organization ${this.id} has no root or organizational unit ${id}.`);
        return id;
    }
}

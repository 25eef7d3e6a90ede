import type { Clock } from "./clock";

/** The values of `State` in AWS's Account: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html */
export type AccountState = "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" | "CLOSED";

/** A current or future member account of an organization. */
export interface MemberOptions {
    /** The account's id: twelve digits. */
    id: string;
    name?: string;
    email?: string;
    /** Default: ACTIVE. */
    state?: AccountState;
    /** The root or the organizational unit that contains the account. Default: the root. */
    parent?: string;
    /** When the account joined. Default: now. */
    joined?: Date;
    joinedMethod?: "INVITED" | "CREATED";
    /** Members of the Account to replace on the wire. Null removes a member. */
    overrides?: Readonly<Record<string, unknown>>;
}

/** An organizational unit below the root or below another unit. */
export interface OrganizationalUnitOptions {
    /** The unit's id: ou-, the root's id without r-, a dash and 8 to 32 letters or digits. */
    id: string;
    name?: string;
    /** Default: the root. */
    parent?: string;
}

/** An organization to add. */
export interface OrganizationOptions {
    /** The organization's id: o- and 10 to 32 letters or digits. */
    id: string;
    managementAccountId: string;
    /** Default: r-root. */
    rootId?: string;
    /** The members besides the management account. */
    members?: readonly MemberOptions[];
    /** The units. A parent must precede its children. */
    organizationalUnits?: readonly OrganizationalUnitOptions[];
    /** Members that can list accounts, like the management account. */
    delegatedAdministrators?: readonly string[];
    /** The organization's quotas as a multiple of the published ones. Default: 1. */
    quotaFactor?: number;
    /** Whether another tool uses half of the organization's rates. */
    otherToolTakesHalf?: boolean;
}

/** A member with all defaults filled in. */
export type Member = Required<MemberOptions> & {
    /** The position in the order of joining. Pages follow this order. */
    readonly number: number;
};

/** An organizational unit with all defaults filled in. */
export type OrganizationalUnit = Required<OrganizationalUnitOptions> & { readonly number: number };

/** One organization: its members, its tree of units and the accounts that can list them. */
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
        for (const unit of options.organizationalUnits ?? []) {
            this.addOrganizationalUnit(unit);
        }
        this.join({ id: this.managementAccountId, name: "Management account" });
        for (const member of options.members ?? []) {
            this.join(member);
        }
    }

    /** The members, in order of joining. */
    get members(): Member[] {
        return [...this.memberById.values()];
    }

    /** The organizational units, in order of addition. */
    get organizationalUnits(): OrganizationalUnit[] {
        return [...this.unitById.values()];
    }

    /** The member with this id. The caller may change its properties. */
    member(accountId: string): Member | undefined {
        return this.memberById.get(accountId);
    }

    /** Whether the root or an organizational unit has this id. */
    hasParent(id: string): boolean {
        return id === this.rootId || this.unitById.has(id);
    }

    /** Whether an account can list accounts, roots and units. The management account and delegated administrators can. */
    canList(accountId: string): boolean {
        return accountId === this.managementAccountId || this.delegatedAdministrators.has(accountId);
    }

    /** Adds an organizational unit. */
    addOrganizationalUnit(options: OrganizationalUnitOptions): void {
        const parent = this.requireParent(options.parent);
        this.count += 1;
        this.unitById.set(options.id, { id: options.id, name: options.name ?? options.id, parent, number: this.count });
    }

    /** Adds an account, or changes the properties of a member. */
    join(options: MemberOptions): Member {
        const existing = this.memberById.get(options.id);
        const parent = this.requireParent(options.parent ?? existing?.parent);
        this.count += 1;
        const member: Member = {
            name: `Account ${options.id}`,
            email: `account-${options.id}@example.com`,
            state: "ACTIVE",
            joined: this.clock.now(),
            joinedMethod: "INVITED",
            overrides: {},
            number: this.count,
            ...existing,
            ...options,
            parent,
        };
        this.memberById.set(member.id, member);
        return member;
    }

    /** Removes an account. */
    leave(accountId: string): void {
        this.memberById.delete(accountId);
        this.delegatedAdministrators.delete(accountId);
    }

    private requireParent(id: string = this.rootId): string {
        if (!this.hasParent(id)) {
            throw new Error(`Organization ${this.id} has no root or organizational unit ${id}.`);
        }
        return id;
    }
}

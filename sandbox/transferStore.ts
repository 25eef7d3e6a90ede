import type { Clock } from "./clock";
import type { Handshake } from "./handshake";
import type { HandshakeStore } from "./handshakeStore";

/** A management account that takes part in a transfer, in the API's format. */
export interface TransferParticipant {
    ManagementAccountId?: string;
    ManagementAccountEmail?: string;
}

/** A billing transfer in the API's format. Every member is optional; timestamps are epoch seconds. */
export interface ResponsibilityTransfer {
    Arn?: string;
    Name?: string;
    Id?: string;
    Type?: string;
    Status?: string;
    Source?: TransferParticipant;
    Target?: TransferParticipant;
    StartTimestamp?: number;
    EndTimestamp?: number;
    ActiveHandshakeId?: string;
}

/** A billing transfer to add. */
export interface TransferOptions {
    /** `rt-` and 8 to 32 lowercase letters or digits. */
    id?: string;
    name?: string;
    /** The management account whose organization's bills are transferred. */
    source?: string;
    /** The management account that pays the bills. */
    target?: string;
    /** Default: ACCEPTED. */
    status?: string;
    /** Default: the first day of the next month. */
    start?: Date;
    /** Default: none. */
    end?: Date;
    /** The handshake of the transfer. */
    handshakeId?: string;
    /** Members that replace the default ones; null removes a member. */
    overrides?: { [Member in keyof ResponsibilityTransfer]?: ResponsibilityTransfer[Member] | null };
}

/** A stored transfer, with all defaults. */
export type Transfer = Required<Omit<TransferOptions, "end" | "handshakeId" | "overrides">> &
    Pick<TransferOptions, "end" | "handshakeId" | "overrides"> & {
        /** The position in the order of arrival. Pages follow this order. */
        readonly number: number;
        /** The handshake that requests it, if the sandbox has it. */
        readonly handshake?: Handshake;
    };

/**
 * Stores all billing transfers. The status of a transfer that a handshake requests is the state of the handshake. An
 * accepted transfer outlives its handshake, which AWS deletes 30 days after the response.
 */
export class TransferStore {
    private readonly transfers: Transfer[] = [];
    private count = 0;

    constructor(
        private readonly clock: Clock,
        private readonly handshakes: HandshakeStore,
        private readonly defaultSource: string,
    ) {}

    /**
     * Adds a transfer.
     *
     * @param handshake the handshake that requests it.
     */
    add(options: TransferOptions = {}, handshake?: Handshake): Transfer {
        this.count += 1;
        const transfer: Transfer = {
            id: `rt-sandbox${String(this.count).padStart(6, "0")}`,
            name: `Transfer ${this.count}`,
            source: this.defaultSource,
            target: "111111111111",
            status: "ACCEPTED",
            start: nextMonth(this.clock.now()),
            ...options,
            number: this.count,
            ...(handshake && { handshake, handshakeId: handshake.Id }),
        };
        this.transfers.push(transfer);
        return transfer;
    }

    /** All transfers in their status at the current time, in order of arrival. */
    all(): Transfer[] {
        return this.transfers.filter((transfer) => this.update(transfer));
    }

    /** The transfers of an account's own bills (outbound), or of others' bills to the account (inbound). */
    forAccount(accountId: string, direction: "inbound" | "outbound"): Transfer[] {
        const side = direction === "outbound" ? "source" : "target";
        return this.all().filter((transfer) => transfer[side] === accountId);
    }

    /** Copies the state of the handshake. Returns false if the handshake is deleted and was never accepted. */
    private update(transfer: Transfer): boolean {
        const { handshake } = transfer;
        if (handshake === undefined || transfer.status === "WITHDRAWN") {
            return true;
        }
        const exists = this.handshakes.find(handshake.Id ?? "") !== undefined;
        transfer.status = handshake.State ?? transfer.status;
        return exists || transfer.status === "ACCEPTED";
    }
}

/** AWS starts a transfer at the beginning of a month. */
function nextMonth(now: Date): Date {
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1));
}

import type { Caller } from "./credentials";
import { ServiceError } from "./errors";
import type { Handshake } from "./handshake";
import { handshakeFilter, handshakeId, type Input, maxResults, parseInput } from "./input";
import { cutPage } from "./pages";
import type { Answer, Call, Request, Service } from "./service";
import { type Entry, isPending, type World } from "./world";

/** Ways in which implementations of the service differ, and lists can be made awkward; may change at any time. */
export interface Behaviour {
    /** The answer to declining what is declined already. */
    alreadyDeclined: "HandshakeAlreadyInStateException" | "InvalidHandshakeTransitionException";
    /** Numbers of the pages of a list that come empty, with a token for the next; the first is 0. */
    emptyPages: readonly number[];
    /** How many handshakes a page has at most, whatever was asked for. */
    pageSize: number;
}

const PREFIX = "AWSOrganizationsV20161128.";
const JSON_TYPE = "application/x-amz-json-1.1";

type Operation = (input: Input, accountId: string) => object;

/** AWS Organizations, as far as the recipient of a handshake meets it. */
export class Organizations implements Service {
    private readonly operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
        ["DeclineHandshake", (input, accountId) => this.decline(handshakeId(input.HandshakeId), accountId)],
        ["DescribeHandshake", (input, accountId) => this.describe(handshakeId(input.HandshakeId), accountId)],
        ["ListHandshakesForAccount", (input, accountId) => this.list(input, accountId)],
    ]);

    constructor(
        private readonly world: World,
        private readonly behaviour: Behaviour,
    ) {}

    operation(request: Request): string {
        const target = request.header("x-amz-target") ?? "";
        return target.startsWith(PREFIX) ? target.slice(PREFIX.length) : target;
    }

    anonymous(): boolean {
        return false;
    }

    read({ body }: Request): Call {
        const input = parseInput(body);
        return typeof input.HandshakeId === "string" ? { input, handshakeId: input.HandshakeId } : { input };
    }

    carryOut(name: string, { input }: Call, caller: Caller): Answer {
        const operation = this.operations.get(name);
        if (operation === undefined) throw new ServiceError("UnknownOperationException", `No operation ${name}.`);
        return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(operation(input, caller.accountId)) };
    }

    refuse(error: ServiceError): Answer {
        return {
            status: error.status(),
            contentType: JSON_TYPE,
            headers: { "x-amzn-ErrorType": error.name },
            body: JSON.stringify({ __type: error.name, Message: error.message, Reason: error.reason }),
            error: error.name,
        };
    }

    private decline(id: string, accountId: string): { Handshake: Handshake } {
        const entry = this.find(id, accountId);
        if (entry.recipient !== accountId) {
            throw new ServiceError(
                "AccessDeniedException",
                "A handshake can be declined only from the account that received the handshake.",
            );
        }
        const { State } = entry.handshake;
        if (!isPending(entry)) {
            throw new ServiceError(
                State === "DECLINED" ? this.behaviour.alreadyDeclined : "InvalidHandshakeTransitionException",
                `The handshake ${id} can't be declined: it is ${State}.`,
            );
        }
        this.world.move(entry, "DECLINED");
        return { Handshake: entry.handshake };
    }

    private describe(id: string, accountId: string): { Handshake: Handshake } {
        return { Handshake: this.find(id, accountId).handshake };
    }

    private list(input: Input, accountId: string): { Handshakes: Handshake[]; NextToken?: string | undefined } {
        const keep = handshakeFilter(input.Filter);
        const size = Math.min(maxResults(input.MaxResults), this.behaviour.pageSize);
        const entries = this.world.of(accountId).filter(({ handshake }) => keep(handshake));
        const listing = `${accountId} ${JSON.stringify(input.Filter ?? {})}`;
        const token = input.NextToken === undefined ? undefined : String(input.NextToken);
        const page = cutPage(entries, listing, token, size, this.behaviour.emptyPages);
        return { Handshakes: page.entries.map(({ handshake }) => handshake), NextToken: page.nextToken };
    }

    private find(id: string, accountId: string): Entry {
        const entry = this.world.visible(id, accountId);
        if (entry !== undefined) return entry;
        throw new ServiceError("HandshakeNotFoundException", `We can't find a handshake with the HandshakeId ${id}.`);
    }
}

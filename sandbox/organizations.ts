import type { Caller } from "./credentials";
import { ServiceError } from "./errors";
import { parseInput } from "./input";
import type { Operations } from "./operation";
import { isServed, type OrganizationsOperation } from "./quotas";
import type { Answer, Call, Request, Service } from "./service";

const PREFIX = "AWSOrganizationsV20161128.";
const JSON_TYPE = "application/x-amz-json-1.1";

/** AWS Organizations: its protocol, around the operations. */
export class Organizations implements Service {
    constructor(private readonly operations: Operations<OrganizationsOperation>) {}

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
        if (!isServed(name)) throw new ServiceError("UnknownOperationException", `No operation ${name}.`);
        const answer = this.operations[name](input, caller.accountId);
        return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(answer) };
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
}

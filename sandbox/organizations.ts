import type { Caller } from "./credentials";
import { ServiceError } from "./errors";
import { parseInput } from "./input";
import type { Operations } from "./operation";
import { isServed, type OrganizationsOperation } from "./quotas";
import type { Service, ServiceCall, ServiceRequest, ServiceResponse } from "./service";

const PREFIX = "AWSOrganizationsV20161128.";
const JSON_TYPE = "application/x-amz-json-1.1";

/** The protocol of AWS Organizations (JSON 1.1), around its operations. */
export class Organizations implements Service {
    constructor(private readonly operations: Operations<OrganizationsOperation>) {}

    operation(request: ServiceRequest): string {
        const target = request.header("x-amz-target") ?? "";
        return target.startsWith(PREFIX) ? target.slice(PREFIX.length) : target;
    }

    isAnonymous(): boolean {
        return false;
    }

    read({ body }: ServiceRequest): ServiceCall {
        const input = parseInput(body);
        return typeof input.HandshakeId === "string" ? { input, handshakeId: input.HandshakeId } : { input };
    }

    execute(name: string, { input }: ServiceCall, caller: Caller): ServiceResponse {
        if (!isServed(name)) {
            throw new ServiceError("UnknownOperationException", `No operation ${name}.`);
        }
        const output = this.operations[name](input, caller.accountId);
        return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(output) };
    }

    toErrorResponse(error: ServiceError): ServiceResponse {
        return {
            status: error.status(),
            contentType: JSON_TYPE,
            headers: { "x-amzn-ErrorType": error.name },
            body: JSON.stringify({ __type: error.name, Message: error.message, Reason: error.reason }),
            error: error.name,
        };
    }
}

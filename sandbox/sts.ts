import { randomUUID } from "node:crypto";
import type { Caller, Credentials } from "./credentials";
import { ServiceError } from "./errors";
import type { OrganizationRegistry } from "./organizationRegistry";
import type { Answer, Call, Request, Service } from "./service";

/** What a role asks of those who assume it. */
export interface Role {
    externalId?: string;
    /** Whether the role was deleted: nobody can assume it. */
    removed?: boolean;
}

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
const ROLE_ARN = /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** How STS calls what Organizations calls otherwise. */
const NAMES: Readonly<Record<string, string>> = {
    AccessDeniedException: "AccessDenied",
    ExpiredTokenException: "ExpiredToken",
    TooManyRequestsException: "Throttling",
    UnknownOperationException: "InvalidAction",
    UnrecognizedClientException: "InvalidClientTokenId",
};

/** The part of STS that clients with an access key or a role need. */
export class Sts implements Service {
    /** What the roles that ask for anything ask for, by their ARN; any other role of any account can be assumed. */
    readonly roles = new Map<string, Role>();

    constructor(
        private readonly credentials: Credentials,
        private readonly organizations: OrganizationRegistry,
    ) {}

    operation({ body }: Request): string {
        return new URLSearchParams(body).get("Action") ?? "";
    }

    anonymous(operation: string): boolean {
        return operation === "AssumeRoleWithWebIdentity";
    }

    read({ body }: Request): Call {
        const input = Object.fromEntries(new URLSearchParams(body));
        return input.RoleArn === undefined ? { input } : { input, roleArn: input.RoleArn };
    }

    carryOut(operation: string, { input }: Call, caller: Caller | undefined): Answer {
        switch (operation) {
            case "GetCallerIdentity":
                return success(operation, identity(caller));
            case "AssumeRole":
                this.checkExternalId(input);
                return success(operation, this.assume(input));
            case "AssumeRoleWithWebIdentity":
                required(input, "WebIdentityToken");
                return success(operation, this.assume(input));
            default:
                throw new ServiceError("InvalidAction", `Could not find operation ${operation}`);
        }
    }

    refuse(error: ServiceError): Answer {
        const code = NAMES[error.name] ?? error.name;
        const status = error.status(code);
        const type = status < 500 ? "Sender" : "Receiver";
        const detail = element("Type", type) + element("Code", code) + element("Message", escaped(error.message));
        const body = `<ErrorResponse xmlns="${NAMESPACE}">${element("Error", detail)}${requestId()}</ErrorResponse>`;
        return { status, contentType: "text/xml", body, error: code };
    }

    private checkExternalId(input: Call["input"]): void {
        const expected = this.roles.get(String(input.RoleArn))?.externalId;
        if (expected !== undefined && input.ExternalId !== expected) throw notAuthorized(String(input.RoleArn));
    }

    /** A role can't be assumed once it is deleted, or in an account that is not active. */
    private checkExists(roleArn: string): void {
        const accountId = roleArn.split(":")[4] ?? "";
        const state = this.organizations.of(accountId)?.member(accountId)?.state ?? "ACTIVE";
        if (state !== "ACTIVE" || this.roles.get(roleArn)?.removed === true) throw notAuthorized(roleArn);
    }

    private assume(input: Call["input"]): string {
        const roleArn = required(input, "RoleArn");
        const sessionName = required(input, "RoleSessionName");
        const seconds = Number(input.DurationSeconds ?? 3600);
        if (!ROLE_ARN.test(roleArn)) throw new ServiceError("ValidationError", `${roleArn} is invalid`);
        if (!(seconds >= 900 && seconds <= 43200)) {
            throw new ServiceError("ValidationError", "DurationSeconds must be between 900 and 43200");
        }
        this.checkExists(roleArn);
        const { accessKeyId, secretAccessKey, sessionToken, expires, caller } = this.credentials.issue(
            roleArn,
            sessionName,
            seconds,
        );
        const credentials =
            element("AccessKeyId", accessKeyId) +
            element("SecretAccessKey", secretAccessKey) +
            element("SessionToken", sessionToken) +
            element("Expiration", expires.toISOString());
        const user =
            element("AssumedRoleId", `AROASANDBOX:${escaped(sessionName)}`) + element("Arn", escaped(caller.arn));
        return element("Credentials", credentials) + element("AssumedRoleUser", user);
    }
}

function notAuthorized(roleArn: string): ServiceError {
    return new ServiceError("AccessDenied", `Not authorized to perform: sts:AssumeRole on ${roleArn}`);
}

function identity(caller: Caller | undefined): string {
    const { arn = "", accountId = "" } = caller ?? {};
    return element("Arn", escaped(arn)) + element("UserId", "AIDASANDBOX") + element("Account", accountId);
}

function required(input: Call["input"], name: string): string {
    const value = input[name];
    if (typeof value === "string" && value !== "") return value;
    throw new ServiceError("ValidationError", `1 validation error detected: ${name} must not be null`);
}

function success(operation: string, result: string): Answer {
    const body = element(`${operation}Result`, result) + requestId();
    return {
        status: 200,
        contentType: "text/xml",
        body: `<${operation}Response xmlns="${NAMESPACE}">${body}</${operation}Response>`,
    };
}

function requestId(): string {
    return element("ResponseMetadata", element("RequestId", randomUUID()));
}

function element(name: string, content: string): string {
    return `<${name}>${content}</${name}>`;
}

function escaped(text: string): string {
    return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { randomUUID } from "node:crypto";
import type { Caller, Credentials } from "./credentials";
import { ServiceError } from "./errors";
import type { OrganizationRegistry } from "./organizationRegistry";
import type { Service, ServiceCall, ServiceRequest, ServiceResponse } from "./service";

/** The conditions for assuming a role. */
export interface Role {
    externalId?: string;
    /** Whether the role was deleted, so that nobody can assume it. */
    removed?: boolean;
}

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
const ROLE_ARN = /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** The error codes of STS by the names of the same errors in Organizations. */
const STS_ERROR_CODES: Readonly<Record<string, string>> = {
    AccessDeniedException: "AccessDenied",
    ExpiredTokenException: "ExpiredToken",
    TooManyRequestsException: "Throttling",
    UnknownOperationException: "InvalidAction",
    UnrecognizedClientException: "InvalidClientTokenId",
};

/** The operations of STS for clients with an access key or a role. */
export class Sts implements Service {
    /** The roles with conditions, by ARN. Every other role of every account can be assumed. */
    readonly roles = new Map<string, Role>();

    constructor(
        private readonly credentials: Credentials,
        private readonly organizations: OrganizationRegistry,
    ) {}

    operation({ body }: ServiceRequest): string {
        return new URLSearchParams(body).get("Action") ?? "";
    }

    isAnonymous(operation: string): boolean {
        return operation === "AssumeRoleWithWebIdentity";
    }

    read({ body }: ServiceRequest): ServiceCall {
        const input = Object.fromEntries(new URLSearchParams(body));
        return input.RoleArn === undefined ? { input } : { input, roleArn: input.RoleArn };
    }

    execute(operation: string, { input }: ServiceCall, caller: Caller | undefined): ServiceResponse {
        switch (operation) {
            case "GetCallerIdentity":
                return successResponse(operation, callerIdentity(caller));
            case "AssumeRole":
                this.checkExternalId(input);
                return successResponse(operation, this.assumeRole(input));
            case "AssumeRoleWithWebIdentity":
                requiredParameter(input, "WebIdentityToken");
                return successResponse(operation, this.assumeRole(input));
            default:
                throw new ServiceError("InvalidAction", `Could not find operation ${operation}`);
        }
    }

    toErrorResponse(error: ServiceError): ServiceResponse {
        const code = STS_ERROR_CODES[error.name] ?? error.name;
        const status = error.status(code);
        const type = status < 500 ? "Sender" : "Receiver";
        const detail = element("Type", type) + element("Code", code) + element("Message", escapeXml(error.message));
        const body = `<ErrorResponse xmlns="${NAMESPACE}">${element("Error", detail)}${responseMetadata()}</ErrorResponse>`;
        return { status, contentType: "text/xml", body, error: code };
    }

    private checkExternalId(input: ServiceCall["input"]): void {
        const expected = this.roles.get(String(input.RoleArn))?.externalId;
        if (expected !== undefined && input.ExternalId !== expected) {
            throw notAuthorized(String(input.RoleArn));
        }
    }

    /** Checks that the role exists and that its account is active. */
    private checkExists(roleArn: string): void {
        const accountId = roleArn.split(":")[4] ?? "";
        const state = this.organizations.of(accountId)?.member(accountId)?.state ?? "ACTIVE";
        if (state !== "ACTIVE" || this.roles.get(roleArn)?.removed === true) {
            throw notAuthorized(roleArn);
        }
    }

    private assumeRole(input: ServiceCall["input"]): string {
        const roleArn = requiredParameter(input, "RoleArn");
        const sessionName = requiredParameter(input, "RoleSessionName");
        const seconds = Number(input.DurationSeconds ?? 3600);
        if (!ROLE_ARN.test(roleArn)) {
            throw new ServiceError("ValidationError", `${roleArn} is invalid`);
        }
        if (!(seconds >= 900 && seconds <= 43200)) {
            throw new ServiceError("ValidationError", "DurationSeconds must be between 900 and 43200");
        }
        this.checkExists(roleArn);
        const { accessKeyId, secretAccessKey, sessionToken, expiresAt, caller } = this.credentials.issue(
            roleArn,
            sessionName,
            seconds,
        );
        const credentials =
            element("AccessKeyId", accessKeyId) +
            element("SecretAccessKey", secretAccessKey) +
            element("SessionToken", sessionToken) +
            element("Expiration", expiresAt.toISOString());
        const user =
            element("AssumedRoleId", `AROASANDBOX:${escapeXml(sessionName)}`) + element("Arn", escapeXml(caller.arn));
        return element("Credentials", credentials) + element("AssumedRoleUser", user);
    }
}

function notAuthorized(roleArn: string): ServiceError {
    return new ServiceError("AccessDenied", `Not authorized to perform: sts:AssumeRole on ${roleArn}`);
}

function callerIdentity(caller: Caller | undefined): string {
    const { arn = "", accountId = "" } = caller ?? {};
    return element("Arn", escapeXml(arn)) + element("UserId", "AIDASANDBOX") + element("Account", accountId);
}

function requiredParameter(input: ServiceCall["input"], name: string): string {
    const value = input[name];
    if (typeof value === "string" && value !== "") {
        return value;
    }
    throw new ServiceError("ValidationError", `1 validation error detected: ${name} must not be null`);
}

function successResponse(operation: string, result: string): ServiceResponse {
    const body = element(`${operation}Result`, result) + responseMetadata();
    return {
        status: 200,
        contentType: "text/xml",
        body: `<${operation}Response xmlns="${NAMESPACE}">${body}</${operation}Response>`,
    };
}

function responseMetadata(): string {
    return element("ResponseMetadata", element("RequestId", randomUUID()));
}

function element(name: string, content: string): string {
    return `<${name}>${content}</${name}>`;
}

function escapeXml(text: string): string {
    return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { HandshakeError, messageOf } from "../../resources/handshakeError";
import { PartialFailureError } from "../../resources/partialFailureError";
import type { Resource } from "./resourceProvider";
import { structOf } from "./struct";

/**
 * A create or an update failed after AWS may have executed it. The state still holds the resource, as failed to
 * initialize (`ErrorResourceInitFailed` in Pulumi's protocol). The next `pulumi up` updates it.
 */
export class InitFailedError extends HandshakeError {
    /**
     * @param resource the resource for the state; its outputs have marks for secrets.
     * @param isRefreshedBeforeUpdate whether the engine reads the resource before each update.
     * @param reasons the reasons of the failure, which the engine shows.
     */
    constructor(
        readonly resource: Resource & { inputs: object },
        readonly isRefreshedBeforeUpdate: boolean,
        readonly reasons: string[],
    ) {
        super(reasons.join("\n"));
    }
}

/** Returns the error with more reasons. */
export function withReasons(error: unknown, reasons: string[]): unknown {
    if (reasons.length === 0) {
        return error;
    }
    return error instanceof PartialFailureError
        ? new PartialFailureError(error.resource, [...error.reasons, ...reasons])
        : new HandshakeError([messageOf(error), ...reasons].join("\n"), { cause: error });
}

/** Converts an error into the form that the engine shows: only its message. */
export function serviceErrorFor(error: unknown): Partial<ServiceError> {
    if (error instanceof PartialFailureError) {
        return initFailedServiceError(new InitFailedError(error.resource, true, error.reasons));
    }
    if (error instanceof InitFailedError) {
        return initFailedServiceError(error);
    }
    return { code: status.UNKNOWN, details: messageOf(error) };
}

function initFailedServiceError({
    resource,
    isRefreshedBeforeUpdate,
    reasons,
    message,
}: InitFailedError): Partial<ServiceError> {
    const detail = new ErrorResourceInitFailed()
        .setId(resource.id)
        .setProperties(structOf(resource.outputs))
        .setInputs(structOf(resource.inputs))
        .setReasonsList(reasons)
        .setRefreshBeforeUpdate(isRefreshedBeforeUpdate);
    const any = new Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const whole = new Status().setCode(status.UNKNOWN).setMessage(message).setDetailsList([any]);
    const metadata = new Metadata();
    metadata.add("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
    return { code: status.UNKNOWN, details: message, metadata };
}

import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { HandshakeError, messageOf } from "../../resources/handshakeError";
import { Incomplete } from "../../resources/incomplete";
import type { Resource } from "./resourceProvider";
import { structOf } from "./struct";

/**
 * A create or an update that failed after AWS may have done what it was asked to. The state holds the resource all the
 * same, as failed to initialize; the next up updates it.
 */
export class PartialResourceError extends HandshakeError {
    /**
     * @param resource what the state is to hold; its outputs carry the marks of what is secret.
     * @param inputs what the program gave.
     * @param reasons what went wrong; the engine shows these.
     */
    constructor(
        readonly resource: Resource & { inputs: object },
        readonly isRefreshedBeforeUpdate: boolean,
        readonly reasons: string[],
    ) {
        super(reasons.join("\n"));
    }
}

/** The same error, which says the reasons as well. */
export function withReasons(error: unknown, reasons: string[]): unknown {
    if (reasons.length === 0) {
        return error;
    }
    return error instanceof Incomplete
        ? new Incomplete(error.resource, [...error.reasons, ...reasons])
        : new HandshakeError([messageOf(error), ...reasons].join("\n"), { cause: error });
}

/** An error in the form that the engine shows: its message and nothing else. */
export function serviceErrorFor(error: unknown): Partial<ServiceError> {
    if (error instanceof Incomplete) {
        return initFailedError(new PartialResourceError(error.resource, true, error.reasons));
    }
    if (error instanceof PartialResourceError) {
        return initFailedError(error);
    }
    return { code: status.UNKNOWN, details: messageOf(error) };
}

function initFailedError({
    resource,
    isRefreshedBeforeUpdate,
    reasons,
    message,
}: PartialResourceError): Partial<ServiceError> {
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

import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { messageOf } from "../../lifecycle/handshakeError";
import { GuardIncomplete } from "../../lifecycle/invitationGuard/guard";
import { guardInputsOf } from "../../lifecycle/invitationGuard/properties";
import { structOf } from "./struct";

/** An error in the form that the engine shows: its message and nothing else. */
export function serviceErrorFor(error: unknown): Partial<ServiceError> {
    if (error instanceof GuardIncomplete) {
        return incomplete(error);
    }
    return { code: status.UNKNOWN, details: messageOf(error) };
}

/**
 * After this one the state holds the resource all the same, as failed to initialize; the next up updates it. The engine
 * shows the reasons.
 */
function incomplete({ outputs, reasons, message }: GuardIncomplete): Partial<ServiceError> {
    const detail = new ErrorResourceInitFailed()
        .setId(outputs.accountId)
        .setProperties(structOf(outputs))
        .setInputs(structOf(guardInputsOf({ ...outputs, unwanted: [] })))
        .setReasonsList(reasons)
        .setRefreshBeforeUpdate(true);
    const any = new Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const whole = new Status().setCode(status.UNKNOWN).setMessage(message).setDetailsList([any]);
    const metadata = new Metadata();
    metadata.add("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
    return { code: status.UNKNOWN, details: message, metadata };
}

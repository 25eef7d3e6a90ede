import type { ResponsibilityTransfer as WireTransfer } from "@aws-sdk/client-organizations";
import { isAccountId, isHandshakeId, isTransferId } from "../../handshake/ids";
import type { ResponsibilityTransfer } from "../../handshake/responsibilityTransfer";
import { UnexpectedResponseError } from "../errors";
import { itemsIn, type ListPage, type ResponseBody } from "./pages";
import { freeText, identifier, MAX_ARN_LENGTH, membersOf, timestamp } from "./values";

/**
 * Returns the billing transfers of a page.
 *
 * @throws UnexpectedResponseError if the response has neither a list nor a page token, or if a transfer is empty. Then
 *   the list would be incomplete.
 */
export function transfersInResponse(
    response: ResponseBody & { ResponsibilityTransfers?: WireTransfer[] },
): ListPage<ResponsibilityTransfer> {
    const items = itemsIn(response, response.ResponsibilityTransfers).map((wire) => {
        const transfer = transferFromWire(wire);
        if (Object.values(transfer).every((value) => value === undefined)) {
            throw new UnexpectedResponseError("the response contains an empty transfer", response);
        }
        return transfer;
    });
    return { items, nextToken: response.NextToken };
}

/**
 * Converts the SDK's transfer into plain values. A member that is missing, or of another type, is `undefined`.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ResponsibilityTransfer.html
 */
function transferFromWire(wire: WireTransfer): ResponsibilityTransfer {
    const { Id, Arn, Type, Status, Name, Source, Target, StartTimestamp, EndTimestamp, ActiveHandshakeId } =
        membersOf(wire);
    const [source, target] = [membersOf(Source), membersOf(Target)];
    return {
        id: isTransferId(Id) ? Id : undefined,
        arn: identifier(Arn, MAX_ARN_LENGTH),
        type: identifier(Type),
        status: identifier(Status),
        name: freeText(Name),
        sourceAccountId: accountIdOf(source),
        sourceAccountEmail: freeText(source.ManagementAccountEmail),
        targetAccountId: accountIdOf(target),
        targetAccountEmail: freeText(target.ManagementAccountEmail),
        startTimestamp: timestamp(StartTimestamp),
        endTimestamp: timestamp(EndTimestamp),
        handshakeId: isHandshakeId(ActiveHandshakeId) ? ActiveHandshakeId : undefined,
    };
}

function accountIdOf({ ManagementAccountId }: Record<string, unknown>): string | undefined {
    return isAccountId(ManagementAccountId) ? ManagementAccountId : undefined;
}

import type { Organization, ResponsibilityTransfer as WireTransfer } from "@aws-sdk/client-organizations";
import { isAccountId, isHandshakeId, isOrganizationId, isTransferId } from "../../handshake/ids";
import type { ResponsibilityTransfer } from "../../handshake/responsibilityTransfer";
import type { DescribedOrganization } from "../../resources/managementAccount";
import { UnexpectedResponseError } from "../errors";
import { type Answer, itemsIn, type ListPage } from "./lists";
import { MAX_ARN_LENGTH, membersOf, text, timestamp, word } from "./values";

/**
 * The billing transfers in an answer with a page of a list.
 *
 * @throws UnexpectedResponseError when it holds neither a list nor the token of a next page, or an item that is no transfer:
 *   nobody may take the rest for the whole.
 */
export function transfersInResponse(
    answer: Answer & { ResponsibilityTransfers?: WireTransfer[] },
): ListPage<ResponsibilityTransfer> {
    const items = itemsIn(answer, answer.ResponsibilityTransfers).map((wire) => {
        const transfer = transferFromWire(wire);
        if (Object.values(transfer).every((value) => value === undefined)) {
            throw new UnexpectedResponseError("the answer holds a transfer without anything in it", answer);
        }
        return transfer;
    });
    return { items, nextToken: answer.NextToken };
}

/**
 * The organization in an answer of DescribeOrganization: its id, and its management account.
 *
 * @throws UnexpectedResponseError when it names no management account.
 */
export function organizationInResponse(answer: Answer & { Organization?: Organization }): DescribedOrganization {
    const { Id, MasterAccountId } = membersOf(answer.Organization);
    if (!isAccountId(MasterAccountId)) {
        throw new UnexpectedResponseError("the answer names no management account", answer);
    }
    return { organizationId: isOrganizationId(Id) ? Id : undefined, managementAccountId: MasterAccountId };
}

/**
 * The SDK's transfer in plain values; what AWS left out, or tells in another form, is `undefined`.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ResponsibilityTransfer.html
 */
function transferFromWire(wire: WireTransfer): ResponsibilityTransfer {
    const { Id, Arn, Type, Status, Name, Source, Target, StartTimestamp, EndTimestamp, ActiveHandshakeId } =
        membersOf(wire);
    const [source, target] = [membersOf(Source), membersOf(Target)];
    return {
        id: isTransferId(Id) ? Id : undefined,
        arn: word(Arn, MAX_ARN_LENGTH),
        type: word(Type),
        status: word(Status),
        name: text(Name),
        sourceAccountId: accountIdOf(source),
        sourceAccountEmail: text(source.ManagementAccountEmail),
        targetAccountId: accountIdOf(target),
        targetAccountEmail: text(target.ManagementAccountEmail),
        startTimestamp: timestamp(StartTimestamp),
        endTimestamp: timestamp(EndTimestamp),
        handshakeId: isHandshakeId(ActiveHandshakeId) ? ActiveHandshakeId : undefined,
    };
}

function accountIdOf({ ManagementAccountId }: Record<string, unknown>): string | undefined {
    return isAccountId(ManagementAccountId) ? ManagementAccountId : undefined;
}

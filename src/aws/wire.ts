import type {
    Handshake as WireHandshake,
    HandshakeParty as WireParty,
    HandshakeResource as WireResource,
} from "@aws-sdk/client-organizations";
import type { Handshake, HandshakeParty, HandshakeResource } from "../handshake/handshake";

/** The SDK's handshake in plain values; what AWS left out is `undefined`. */
export function handshakeFromWire(wire: WireHandshake | undefined): Handshake {
    return {
        id: wire?.Id,
        arn: wire?.Arn,
        action: wire?.Action,
        state: wire?.State,
        requestedTimestamp: timestamp(wire?.RequestedTimestamp),
        expirationTimestamp: timestamp(wire?.ExpirationTimestamp),
        parties: wire?.Parties?.map(party),
        resources: wire?.Resources?.map(resource),
    };
}

function timestamp(date: Date | undefined): string | undefined {
    return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function party({ Id, Type }: WireParty): HandshakeParty {
    return { id: Id, type: Type };
}

function resource({ Type, Value, Resources }: WireResource): HandshakeResource {
    return { type: Type, value: Value, resources: Resources?.map(resource) };
}

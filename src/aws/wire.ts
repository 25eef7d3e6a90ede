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
        parties: told(wire?.Parties)?.map(party),
        resources: told(wire?.Resources)?.map(resource),
    };
}

function timestamp(date: Date | undefined): string | undefined {
    // RFC 3339 ends with the year 9999; an endpoint that counts milliseconds as seconds comes to later ones.
    return date !== undefined && Math.abs(date.getTime()) < 253_402_300_800_000 ? date.toISOString() : undefined;
}

function party({ Id, Type }: WireParty): HandshakeParty {
    return { id: Id, type: Type };
}

function resource({ Type, Value, Resources }: WireResource): HandshakeResource {
    return { type: Type, value: Value, resources: told(Resources)?.map(resource) };
}

/** The items of a list. The SDK passes on a `null` in it, and what is no list at all. */
function told<T>(items: readonly (T | null)[] | undefined): T[] | undefined {
    return Array.isArray(items) ? items.filter((item) => item !== null) : undefined;
}

import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import type { Handshake } from "../../handshake/handshake";
import { UnexpectedResponseError } from "../errors";
import type { ListPage, ResponseBody } from "./pages";
import { handshakeFromWire } from "./wire";

/**
 * Returns the handshake of a response.
 *
 * @throws UnexpectedResponseError if the response has no handshake, or another one than the requested one.
 */
export function handshakeInResponse(
    handshakeId: string,
    response: ResponseBody & { Handshake?: WireHandshake },
): Handshake {
    const handshake = handshakeFromWire(response.Handshake);
    // An id of an invalid format is another id too.
    const id: unknown = response.Handshake?.Id ?? undefined;
    if (id === undefined && handshake.state === undefined) {
        throw new UnexpectedResponseError("the response contains no handshake", response);
    }
    if (id !== undefined && id !== handshakeId) {
        throw new UnexpectedResponseError("the response describes another handshake", response);
    }
    return handshake;
}

/**
 * Returns the handshakes of a page.
 *
 * @throws UnexpectedResponseError if the response has neither a list nor a page token, or if the token is not a string.
 *   Such a response never counts as an empty list, or as the last page.
 */
export function handshakesInResponse({
    Handshakes,
    NextToken,
    ...response
}: ResponseBody & { Handshakes?: WireHandshake[]; NextToken?: string }): ListPage<Handshake> {
    const isList = Array.isArray(Handshakes) || (Handshakes === undefined && NextToken);
    if (!isList || (NextToken !== undefined && typeof NextToken !== "string")) {
        throw new UnexpectedResponseError("the response contains no list of handshakes", response);
    }
    return { items: (Handshakes ?? []).map((handshake) => handshakeFromWire(handshake)), nextToken: NextToken };
}

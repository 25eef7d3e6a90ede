import type { Handshake as WireHandshake } from "@aws-sdk/client-organizations";
import type { Handshake } from "../../handshake/handshake";
import { UnexpectedResponseError } from "../errors";
import type { Page } from "./pages";
import { handshakeFromWire } from "./wire";

interface Answer {
    $metadata: { httpStatusCode?: number; requestId?: string };
}

/**
 * The handshake in an answer about one handshake.
 *
 * @throws UnexpectedResponseError when there is none, or when it is another one than was asked for.
 */
export function handshakeInResponse(handshakeId: string, answer: Answer & { Handshake?: WireHandshake }): Handshake {
    const handshake = handshakeFromWire(answer.Handshake);
    // An id that isn't one is no less another one.
    const id: unknown = answer.Handshake?.Id ?? undefined;
    if (id === undefined && handshake.state === undefined) {
        throw new UnexpectedResponseError("the answer holds no handshake", answer);
    }
    if (id !== undefined && id !== handshakeId) {
        throw new UnexpectedResponseError("the answer is about another handshake", answer);
    }
    return handshake;
}

/**
 * The handshakes in an answer with a page of a list.
 *
 * @throws UnexpectedResponseError when it holds neither a list, be it an empty one, nor the token of a next page, or a token that is
 *   no text: nobody may take that for "there are none", or for the last page.
 */
export function pageInResponse({
    Handshakes,
    NextToken,
    ...answer
}: Answer & { Handshakes?: WireHandshake[]; NextToken?: string }): Page {
    const isList = Array.isArray(Handshakes) || (Handshakes === undefined && NextToken);
    if (!isList || (NextToken !== undefined && typeof NextToken !== "string")) {
        throw new UnexpectedResponseError("the answer holds no list of handshakes", answer);
    }
    return { handshakes: (Handshakes ?? []).map((handshake) => handshakeFromWire(handshake)), nextToken: NextToken };
}

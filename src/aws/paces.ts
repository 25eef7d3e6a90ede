import { waitingMessage } from "./messages";
import { Pace } from "./pace";
import type { Waiting } from "./time";

/** The paces at which one account is called, by the operation. */
export interface Paces {
    DeclineHandshake: Pace;
    DescribeHandshake: Pace;
    ListHandshakesForAccount: Pace;
}

/**
 * The paces that AWS documents for one account: 1, 1 and 5 calls a second.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export function pacesOf(waiting: Waiting, say: (message: string) => void): Paces {
    const told = (doing: string, rate: string) => (waiting: number, seconds: number) =>
        say(waitingMessage(doing, rate, waiting, seconds));
    return {
        DeclineHandshake: new Pace({ ...waiting, interval: 1_000, onLongWait: told("decline", "1 handshake") }),
        DescribeHandshake: new Pace({ ...waiting, interval: 1_000, onLongWait: told("describe", "1 handshake") }),
        ListHandshakesForAccount: new Pace({ ...waiting, interval: 200, onLongWait: told("list", "5 pages") }),
    };
}

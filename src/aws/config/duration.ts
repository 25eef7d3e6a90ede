import { HandshakeError } from "../../resources/handshakeError";
import { DURATION_MESSAGE } from "./messages";

const DURATION = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/**
 * Returns the seconds of a duration in the format of @pulumi/aws: `1h`, `15m`, `1h30m`, `900s`. For an empty duration,
 * AWS's default applies.
 *
 * @throws HandshakeError if the duration has another format.
 */
export function secondsOf(duration: string | undefined): number | undefined {
    if (!duration) {
        return undefined;
    }
    const [, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(duration) ?? [];
    const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    if (total === 0) {
        throw new HandshakeError(DURATION_MESSAGE);
    }
    return total;
}

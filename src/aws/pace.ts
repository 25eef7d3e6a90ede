import { faultOf } from "./fault";
import type { Waiting } from "./time";

/** What AWS allows an account, and how to tell a user that it takes a while. */
export interface PaceOptions extends Waiting {
    /** The milliseconds from one call to the next that AWS allows for good. */
    interval: number;
    /** Called when calls have to wait long: how many, and for how many seconds about. */
    onLongWait?(waiting: number, seconds: number): void;
}

/** A clock of ours and AWS's bucket don't agree to the millisecond. */
const margin = 1.01;
/** A client has 50 sockets: what waits for one of them may time out before it is sent. */
const mostUnderWay = 50;
const longWait = 10_000;
const tellEvery = 30_000;

/**
 * Keeps the calls of one operation to what AWS allows an account. Where nothing is known of a limit, one call goes
 * first, and each answer doubles how many may be under way, up to 50. From the first throttling answer on calls start
 * one by one, at the documented pace.
 */
export class Pace {
    /** How many calls may be under way while nothing was throttled. */
    private window = 1;
    private underWay = 0;
    private paced = false;
    private nextStart = 0;
    private lastTold = Number.NEGATIVE_INFINITY;
    private lastAnswer = Number.NEGATIVE_INFINITY;
    private readonly queue: (() => void)[] = [];

    constructor(private readonly options: PaceOptions) {
        options.signal.addEventListener("abort", () => this.startNext());
    }

    /** When the last call that wasn't throttled was answered. */
    get lastGotThrough(): number {
        return this.lastAnswer;
    }

    /**
     * Makes a call when it is its turn; when the operation is canceled at once, for the call to find that out.
     *
     * @param first whether it goes before those that are waiting.
     */
    async run<T>(call: () => Promise<T>, first: boolean): Promise<T> {
        await this.turn(first);
        try {
            const result = await call();
            this.gotThrough();
            return result;
        } catch (thrown) {
            if (faultOf(thrown).kind === "throttled") {
                this.throttled();
            } else {
                this.gotThrough();
            }
            throw thrown;
        } finally {
            this.underWay--;
            this.startNext();
        }
    }

    private turn(first: boolean): Promise<void> {
        return new Promise((resolve) => {
            if (first) {
                this.queue.unshift(resolve);
            } else {
                this.queue.push(resolve);
            }
            this.startNext();
        });
    }

    /** Starts those whose turn it is. */
    private startNext(): void {
        const { signal } = this.options;
        while (this.queue.length > 0 && (signal.aborted || this.underWay < (this.paced ? 1 : this.window))) {
            this.underWay++;
            const start = this.queue.shift() as () => void;
            if (this.paced && !signal.aborted) {
                void this.startInTime(start);
            } else {
                start();
            }
        }
    }

    private async startInTime(start: () => void): Promise<void> {
        const { time, signal } = this.options;
        this.tell();
        // While this one waits, an answer to a call that started before it may put the start off.
        for (let wait = this.nextStart - time.now(); wait > 0 && !signal.aborted; wait = this.nextStart - time.now()) {
            await time.sleep(wait, signal);
        }
        start();
    }

    private gotThrough(): void {
        this.lastAnswer = this.options.time.now();
        this.answered();
        this.window = Math.min(mostUnderWay, this.window * 2);
    }

    private throttled(): void {
        this.paced = true;
        this.answered();
    }

    /** Counts from the answer, since a call may take long to arrive, and the next one mustn't follow it too soon. */
    private answered(): void {
        this.nextStart = this.options.time.now() + this.options.interval * margin;
    }

    private tell(): void {
        const { time, interval, onLongWait } = this.options;
        const waiting = this.queue.length + 1;
        if (waiting * interval > longWait && time.now() - this.lastTold >= tellEvery) {
            this.lastTold = time.now();
            onLongWait?.(waiting, Math.ceil((waiting * interval) / 1000));
        }
    }
}

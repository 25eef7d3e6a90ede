/** One thing that was measured, and what it may be. */
export interface Bound {
    /** What was measured, in words that follow the value, such as "s" or "calls throttled". */
    unit: string;
    /** NaN where it couldn't be measured, which meets no bound. */
    value: number;
    limit: number;
    /** Whether the value has to be the limit and may not be less. */
    isExact?: boolean;
}

/** Whether a value is within its bound. */
export function isMet({ value, limit, isExact = false }: Bound): boolean {
    return isExact ? value === limit : value <= limit;
}

/** A value beside its limit, with as many digits as it takes to see on which side of the limit it is. */
export function figure(bound: Bound): string {
    const { unit, value, limit, isExact = false } = bound;
    if (Number.isNaN(value)) return `${unit}: unknown (at most ${limit})`;
    const [shown, beside] = distinguished(value, limit);
    return isExact ? `${shown} ${unit}` : `${shown} ${unit} (at most ${beside})`;
}

function distinguished(value: number, limit: number): [string, string] {
    for (let digits = 0; digits < 9; digits++) {
        const [shown, beside] = [value.toFixed(digits), limit.toFixed(digits)];
        const isLimitExact = Number(beside) === limit || digits >= 2;
        if (isLimitExact && Math.sign(Number(shown) - Number(beside)) === Math.sign(value - limit)) {
            return [shown, beside];
        }
    }
    return [String(value), String(limit)];
}

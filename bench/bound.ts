/** A measured value and its limit. */
export interface Bound {
    /** The unit, as text after the value, such as "s" or "calls throttled". */
    unit: string;
    /** NaN if the value could not be measured. NaN meets no bound. */
    value: number;
    limit: number;
    /** Whether the value must equal the limit. Otherwise it must not exceed the limit. */
    isExact?: boolean;
}

/** Whether a value is within its bound. */
export function isMet({ value, limit, isExact = false }: Bound): boolean {
    return isExact ? value === limit : value <= limit;
}

/** The value and its limit as text, with enough digits to show which of them is larger. */
export function figure(bound: Bound): string {
    const { unit, value, limit, isExact = false } = bound;
    if (Number.isNaN(value)) {
        return `${unit}: unknown (at most ${limit})`;
    }
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

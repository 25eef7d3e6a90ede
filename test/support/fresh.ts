/** How often a value is made: before each test of the suite, or once before all of them. */
export type Lifetime = "each test" | "all tests";

/**
 * Makes a value before the tests of the surrounding suite and stops it after them.
 *
 * @returns a stand-in that forwards every property to the current value, so that a suite can keep it in a constant.
 */
export function fresh<Value extends { stop(): Promise<void> }>(
    make: () => Promise<Value>,
    lifetime: Lifetime = "each test",
): Value {
    let current: Value | undefined;
    const start = async () => {
        current = await make();
    };
    const stop = async () => {
        await current?.stop();
        current = undefined;
    };
    if (lifetime === "each test") {
        beforeEach(start);
        afterEach(stop);
    } else {
        before(start);
        after(stop);
    }
    const running = (): Value => {
        if (current === undefined) {
            throw new Error("This value exists only while a test of its suite runs.");
        }
        return current;
    };
    return new Proxy({} as Value, {
        get: (_target, name) => {
            const value: unknown = Reflect.get(running(), name);
            return typeof value === "function" ? value.bind(running()) : value;
        },
        set: (_target, name, value) => Reflect.set(running(), name, value),
    });
}

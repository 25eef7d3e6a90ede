import assert from "node:assert/strict";
import { withSandboxTestBed } from "./support/sandboxTestBed";

describe("the sandbox", () => {
    const bed = withSandboxTestBed();

    describe("rates like those of AWS", () => {
        beforeEach(() => bed.start({ rates: "aws" }));

        it("throttle each account and operation by itself and fill again with time", async () => {
            const first = bed.sandbox.invite();
            const second = bed.sandbox.invite();
            await bed.decline(first.Id);
            await assert.rejects(bed.decline(second.Id), { name: "TooManyRequestsException" });
            await bed.describeHandshake(second.Id);
            await bed.decline(
                bed.sandbox.invite({ recipient: "333333333333" }).Id,
                bed.client(bed.key("333333333333")),
            );
            bed.sandbox.clock.advance({ seconds: 1 });
            await bed.decline(second.Id);
            assert.deepEqual(
                bed.sandbox.requests.map(({ throttled }) => throttled),
                [false, true, false, false, false],
            );
        });

        it("let a burst of eight lists through", async () => {
            const by = bed.client();
            await Promise.allSettled(Array.from({ length: 20 }, () => bed.list({}, by)));
            const throttled = bed.sandbox.requests.map((request) => request.throttled);
            // More than eight come through when the twenty take longer than the fifth of a second that fills a token.
            assert.deepEqual(throttled.slice(0, 8), Array(8).fill(false));
            assert.ok(throttled.includes(true));
        });
    });
});

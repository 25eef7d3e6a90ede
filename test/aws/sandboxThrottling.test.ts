import assert from "node:assert/strict";
import { withSandboxTestBed } from "./support/sandboxTestBed";

describe("the sandbox", () => {
    const bed = withSandboxTestBed();

    describe("with AWS's rates", () => {
        beforeEach(() => bed.start({ rates: "aws" }));

        it("throttles each account and operation separately, and stops with time", async () => {
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

        it("accepts a burst of eight lists", async () => {
            const by = bed.client();
            await Promise.allSettled(Array.from({ length: 20 }, () => bed.list({}, by)));
            const throttled = bed.sandbox.requests.map((request) => request.throttled);
            // More than eight are accepted if the twenty take longer than 200 ms, in which a token is added.
            assert.deepEqual(throttled.slice(0, 8), Array(8).fill(false));
            assert.ok(throttled.includes(true));
        });
    });
});

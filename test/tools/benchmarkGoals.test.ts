import assert from "node:assert/strict";
import fc from "fast-check";
import { figure, isMet } from "../../bench/bound";
import type { Name } from "../../bench/contender";
import { verdicts } from "../../bench/goals";
import type { Measurement } from "../../bench/measure";
import { Results } from "../../bench/results";
import { guards, organizationGuard, type Scenario, scenarios, title, unthrottled } from "../../bench/scenario";

const measured: Measurement = {
    seconds: 40,
    succeeded: true,
    calls: { AssumeRole: 200, ListHandshakesForAccount: 210 },
    throttled: 10,
    declined: 0,
    listedAccounts: 200,
    listsOfOneAccount: 1,
};

type Row = [Scenario, Name, Partial<Measurement>];

function resultsOf(...rows: Row[]): Results {
    const results = new Results();
    for (const [scenario, name, change] of rows) {
        results.add(scenario, name, [{ ...measured, ...change }]);
    }
    return results;
}

describe("verdicts", () => {
    const scenario = guards(200, 1);
    const reference: Row[] = [
        [unthrottled(scenario), "this package", { seconds: 8, throttled: 0 }],
        [unthrottled(scenario), "native plugin", { seconds: 7, throttled: 0 }],
    ];

    const verdictOn = (results: Results, start: string) => {
        const found = verdicts(results).find(({ goal }) => goal.startsWith(start));
        assert.ok(found !== undefined);
        return found;
    };

    const on200 = (ours: Partial<Measurement>, native: Partial<Measurement> = {}) =>
        verdictOn(
            resultsOf(...reference, [scenario, "this package", ours], [scenario, "native plugin", native]),
            "200 guards, one organization",
        );

    it("meets a goal only if both plugins keep every bound and succeed", () => {
        assert.equal(on200({}).met, true);
        assert.equal(on200({}, { seconds: 42.9 }).met, false);
        assert.equal(on200({ listedAccounts: 199 }).met, false);
        assert.equal(on200({ throttled: 22 }).met, false);
        assert.equal(on200({ succeeded: false }).met, false);
        assert.match(on200({ succeeded: false }).figures, /it failed/);
    });

    it("counts throttled calls only among those to AWS Organizations", () => {
        // 22 of 210 are more than 10 %, 22 of 410 would be less.
        assert.match(on200({ throttled: 22 }).figures, /10\.5 % throttled|10 % throttled|10\.48 % throttled/);
    });

    it("uses the unthrottled run of the same program as the reference", () => {
        const slow: Row[] = [[unthrottled(scenario), "this package", { seconds: 60 }], ...reference.slice(1)];
        const results = (native: number) =>
            resultsOf(
                ...slow,
                [scenario, "this package", { seconds: 65 }],
                [scenario, "native plugin", { seconds: native }],
            );
        assert.equal(verdictOn(results(40), "200 guards, one organization").met, true);
        assert.equal(verdictOn(results(65), "200 guards, one organization").met, false);
    });

    it("reports a goal as not measured if a plugin or the reference is missing", () => {
        const ours: Row = [scenario, "this package", {}];
        assert.equal(verdictOn(resultsOf(...reference, ours), "200 guards, one").met, "not measured");
        const both: Row[] = [ours, [scenario, "native plugin", {}]];
        assert.equal(verdictOn(resultsOf(...both), "200 guards, one").met, "not measured");
        assert.ok(verdicts(new Results()).every(({ met }) => met === "not measured"));
    });

    it("does not meet a goal with an unknown size or number of lines", () => {
        const rows = (ours: Partial<Measurement>): Row[] =>
            (["this package", "native plugin"] as const).map((name) => [
                organizationGuard(300, 12),
                name,
                { declined: 12, listedAccounts: 300, ...ours },
            ]);
        const goal = "OrganizationGuard of 300";
        assert.equal(verdictOn(resultsOf(...rows({ outputLines: 60 })), goal).met, true);
        assert.equal(verdictOn(resultsOf(...rows({ outputLines: 61 })), goal).met, false);
        assert.equal(verdictOn(resultsOf(...rows({})), goal).met, false);
        assert.equal(verdictOn(resultsOf(...rows({ outputLines: 60, declined: 13 })), goal).met, false);
        assert.equal(verdictOn(resultsOf(...rows({ outputLines: 60, listsOfOneAccount: 2 })), goal).met, false);
    });

    it("has only goals of scenarios that run, those of 1,000 accounts on request", () => {
        const titles = (large: boolean) => scenarios([1, 20, 200], undefined, large).map(title);
        assert.equal(new Set(titles(true)).size, titles(true).length);
        assert.deepEqual(
            titles(true).filter((name) => !titles(false).includes(name)),
            [
                "up, unthrottled, 1000 guards, one organization",
                "up, at AWS's rates, 1000 guards, one organization",
                "up, unthrottled, OrganizationGuard of 1000 accounts, 0 invited",
                "up, at AWS's rates, OrganizationGuard of 1000 accounts, 0 invited",
                "up, unthrottled, OrganizationGuard of 10000 accounts, 0 invited",
            ],
        );
        const results = resultsOf(
            ...scenarios([1, 20, 200], undefined, true).flatMap((run): Row[] => [
                [run, "this package", { stateBytes: 1, peakMemory: 1 }],
                [run, "native plugin", { stateBytes: 1, peakMemory: 1 }],
                [run, "floor", { stateBytes: 1, peakMemory: 1 }],
            ]),
        );
        assert.deepEqual(
            verdicts(results).filter(({ met }) => met === "not measured"),
            [],
        );
    });
});

describe("figure and isMet", () => {
    it("show on which side of its limit a value is, however close", () => {
        assert.equal(figure({ unit: "× the floor", value: 1.1004, limit: 1.1 }), "1.1004 × the floor (at most 1.1000)");
        assert.equal(figure({ unit: "s", value: 34.126, limit: 42.8 }), "34.1 s (at most 42.8)");
        fc.assert(
            fc.property(
                fc.double({ min: 0, max: 1e4, noNaN: true }),
                fc.integer({ min: -3, max: 3 }),
                (limit, step) => {
                    const value = limit + step * 0.0007;
                    const bound = { unit: "s", value, limit };
                    const [, shown, beside] = /^(\S+) s \(at most (\S+)\)$/.exec(figure(bound)) ?? [];
                    assert.equal(Number(shown) <= Number(beside), isMet(bound));
                },
            ),
        );
    });

    it("meet no bound with an unknown value", () => {
        assert.equal(isMet({ unit: "lines", value: Number.NaN, limit: 60 }), false);
    });
});

import { type EChartsOption, init } from "echarts";
import type { Name } from "./contender";
import type { Result, Results } from "./results";
import { type Scenario, title } from "./scenario";

const colors: Record<Name, string> = {
    "this package": "#1a7f37",
    "native plugin": "#0969da",
    floor: "#8c959f",
    "usual provider": "#cf222e",
    "AWS CLI in a loop": "#bf8700",
};
const names = Object.keys(colors) as Name[];

/** The height of one scenario's bars, in pixels. */
const SCENARIO_HEIGHT_PX = 110;

/** The distance of the bars from the edges, in pixels. */
const margin = { left: 150, right: 150, top: 64, bottom: 32 };

/** A bar chart of the times, as SVG. It omits scenarios with one handshake, which take the same time for all contenders. */
export function chart(results: Results): string {
    const scenarios = [...new Set(results.all.map(({ scenario }) => scenario))].filter(
        ({ handshakes, accounts }) => handshakes > 1 || accounts !== undefined,
    );
    const height = margin.top + margin.bottom + SCENARIO_HEIGHT_PX * scenarios.length;
    const drawing = init(null, null, { renderer: "svg", ssr: true, width: 900, height });
    try {
        drawing.setOption(option(results, scenarios));
        return drawing.renderToSVGString();
    } finally {
        drawing.dispose();
    }
}

function option(results: Results, scenarios: readonly Scenario[]): EChartsOption {
    return {
        animation: false,
        backgroundColor: "#fff",
        textStyle: { fontFamily: "sans-serif" },
        title: {
            text: "Seconds from start to end: less is better",
            left: "center",
            top: 4,
            textStyle: { fontSize: 15 },
        },
        legend: { data: names, top: 32, itemGap: 28 },
        grid: margin,
        xAxis: { type: "value", axisLabel: { formatter: "{value} s" } },
        yAxis: {
            type: "category",
            inverse: true,
            data: scenarios.map((scenario) => title(scenario).replaceAll(", ", "\n")),
            axisTick: { show: false },
            axisLabel: { lineHeight: 16 },
        },
        series: names.map((name) => ({
            name,
            type: "bar" as const,
            itemStyle: { color: colors[name] },
            data: scenarios.map((scenario) => bar(results.find(scenario, name))),
        })),
    };
}

function bar(result: Result | undefined) {
    if (result === undefined) {
        return { value: undefined };
    }
    return { value: result.seconds, label: { show: true, position: "right" as const, formatter: label(result) } };
}

function label({ seconds, succeeded, declined, scenario: { operation, handshakes } }: Result): string {
    const ending = operation === "up" && handshakes > 0 ? `fails, ${declined} of ${handshakes} declined` : "fails";
    return `${seconds.toFixed(1)} s${succeeded ? "" : `: ${ending}`}`;
}

// Numbers: predicted against true.
import { axis, chart, tooltip } from "./charts";
import { h, note, section } from "./dom";
import type { Report, TaskPredictions } from "./types";
import { axisNumber, count, number } from "./words";

const shownInTable = 200;

export function scatter(report: Report): HTMLElement | null {
  const tasks = Object.entries(report.predictions ?? {}).filter(([, task]) => task.scatter?.points.length);
  if (tasks.length === 0) return null;
  return section("scatter", "Predicted against true", note("On the line a prediction is exact."), h("div", { class: "charts" }, ...tasks.map(([name, task]) => points(name, task.scatter!))));
}

function points(name: string, { points, of }: NonNullable<TaskPredictions["scatter"]>): HTMLElement {
  const [low, high] = ends(points.flat());
  const says = points.length < of ? `${points.length} of ${count(of, "example")}.` : `${count(of, "example")}.`;
  return chart(`scatter-${name}`, name, says, 320, colours => ({
    tooltip: tooltip(colours, { trigger: "item", formatter: (item: unknown) => {
      const { value: [truth, predicted] } = item as { value: [number, number] };
      return `true ${number(truth)}\npredicted ${number(predicted)}`;
    } }),
    grid: { left: 60, right: 18, top: 16, bottom: 42 },
    xAxis: axis(colours, { type: "value", scale: true, min: low, max: high, name: "true", nameGap: 28, axisLabel: { color: colours.quiet, hideOverlap: true, formatter: axisNumber } }),
    yAxis: axis(colours, { type: "value", scale: true, min: low, max: high, name: "predicted", nameGap: 44, axisLabel: { color: colours.quiet, formatter: axisNumber } }),
    series: [
      { id: "predictions", type: "scatter", data: points, symbolSize: 6, itemStyle: { color: colours.series[0], opacity: 0.6 } },
      { id: "exact", type: "line", data: [[low, low], [high, high]], symbol: "none", silent: true, color: colours.text, lineStyle: { type: "dashed", width: 1.5 } },
    ],
  }), {
    caption: `${name}: predicted and true${points.length > shownInTable ? `, the first ${shownInTable}` : ""}`,
    head: ["true", "predicted", "difference"],
    rows: points.slice(0, shownInTable).map(([truth, predicted]) => [number(truth), number(predicted), number(predicted - truth)]),
  });
}

/** Round numbers around all values: the same ends for both axes. */
function ends(values: number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = 10 ** Math.floor(Math.log10(high - low || 1)) / 2;
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

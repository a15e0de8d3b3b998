// Is it right as often as it is sure?
import { axis, chart, legend, tooltip } from "./charts";
import { h, note, section } from "./dom";
import type { Report, TaskPredictions } from "./types";
import { count, number, percent } from "./words";

export function calibration(report: Report): HTMLElement | null {
  const tasks = Object.entries(report.predictions ?? {}).filter(([, task]) => task.calibration);
  if (tasks.length === 0) return null;
  return section("calibration", "Is it right as often as it is sure?",
    note("Predictions in ten bins by their confidence. Bars below the diagonal: surer than it should be; above it: too modest. ECE is the mean distance, weighed by how many predictions each bin holds."),
    h("div", { class: "charts" }, ...tasks.map(([name, task]) => reliability(name, task.calibration!))));
}

function reliability(name: string, { bins, error, n }: NonNullable<TaskPredictions["calibration"]>): HTMLElement {
  return chart(`calibration-${name}`, name, `ECE ${percent(error)} over ${count(n, "prediction")}.`, 260, colours => ({
    tooltip: tooltip(colours, { trigger: "item", formatter: (item: unknown) => {
      const { dataIndex, seriesId } = item as { dataIndex: number; seriesId: string };
      const bin = bins[dataIndex];
      return seriesId !== "accuracy" || !bin ? "" : `sure ${percent(bin.confidence)}\nright ${percent(bin.accuracy)}\n${count(bin.n, "prediction")}`;
    } }),
    legend: legend(colours, { data: ["right", "as sure as right"] }),
    grid: { left: 52, right: 18, top: 36, bottom: 42 },
    xAxis: [
      axis(colours, { type: "category", data: bins.map(bin => `${number(bin.from, 1)}–${number(bin.to, 1)}`), name: "confidence", nameGap: 28, splitLine: { show: false } }),
      axis(colours, { type: "value", min: 0, max: 1, show: false }),
    ],
    yAxis: axis(colours, { type: "value", min: 0, max: 1, axisLabel: { color: colours.quiet, formatter: (value: number) => `${Math.round(value * 100)} %` } }),
    series: [
      { id: "accuracy", name: "right", type: "bar", data: bins.map(bin => bin.n > 0 ? bin.accuracy : null), barCategoryGap: "8%", itemStyle: { color: colours.series[0], opacity: 0.75 } },
      { id: "diagonal", name: "as sure as right", type: "line", xAxisIndex: 1, data: [[0, 0], [1, 1]], symbol: "none", silent: true, color: colours.text, lineStyle: { type: "dashed", width: 1.5 } },
    ],
  }), {
    caption: `${name}: how often it is right by how sure it is`,
    head: ["confidence", "predictions", "sure in the mean", "right"],
    rows: bins.map(bin => [`${number(bin.from, 1)}–${number(bin.to, 1)}`, `${bin.n}`, ...bin.n > 0 ? [percent(bin.confidence), percent(bin.accuracy)] : ["–", "–"]]),
  });
}

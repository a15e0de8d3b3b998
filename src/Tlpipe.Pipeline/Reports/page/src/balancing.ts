// How the tasks' losses were weighed, and whether their gradients agree.
import { lines } from "./band";
import { axis, chart, legend, tooltip } from "./charts";
import { h, note, section } from "./dom";
import { taskNames } from "./report";
import type { Report } from "./types";
import { number } from "./words";

export function balancing(report: Report): HTMLElement | null {
  const tasks = taskNames(report);
  if (tasks.length < 2 || !report.metrics?.epochs.length) return null;
  const cosines = gradients(report, tasks);
  const charts = [weights(report, tasks), cosines].filter(made => made !== null);
  if (charts.length === 0) return null;
  return section("balancing", "How the tasks shared the trunk",
    cosines && note("A cosine near 1: a step for one task is a step for the other; near 0: they don't touch; below 0: they pull the trunk apart."),
    h("div", { class: "charts" }, ...charts));
}

function weights(report: Report, tasks: string[]): HTMLElement | null {
  const epochs = report.metrics!.epochs;
  const of = (task: string) => epochs.map(epoch => [epoch.epoch, epoch.tasks[task]?.weight ?? null]);
  if (!epochs.some(epoch => tasks.some(task => typeof epoch.tasks[task]?.weight === "number"))) return null;
  return chart("weights", "Weights of the losses", "as the balancer set them, the mean of each epoch.", 260, colours => ({
    tooltip: tooltip(colours, { formatter: lines(epoch => `epoch ${epoch}`, number) }),
    legend: legend(colours),
    grid: { left: 52, right: 18, top: 36, bottom: 40 },
    xAxis: axis(colours, { type: "value", name: "epoch", nameGap: 26, min: 1, max: Math.max(2, epochs.length), minInterval: 1, splitLine: { show: false } }),
    yAxis: axis(colours, { type: "value", min: 0 }),
    series: tasks.map((task, place) => ({ id: task, name: task, type: "line", data: of(task), symbolSize: 4, lineStyle: { type: (["solid", "dashed", "dotted"] as const)[place % 3] } })),
  }), {
    caption: "Weights of the losses by epoch",
    head: ["epoch", ...tasks],
    rows: epochs.map(epoch => [`${epoch.epoch}`, ...tasks.map(task => number(epoch.tasks[task]?.weight))]),
  });
}

function gradients(report: Report, tasks: string[]): HTMLElement | null {
  const epochs = report.metrics!.epochs.filter(epoch => epoch.gradients);
  if (epochs.length === 0) return null;
  const pairs = tasks.flatMap((first, i) => tasks.slice(i + 1).map((second, k) => ({ name: `${first} · ${second}`, i, j: i + 1 + k })));
  const cosine = (epoch: (typeof epochs)[number], pair: (typeof pairs)[number]) => epoch.gradients!.cosines[pair.i]?.[pair.j] ?? null;
  return chart("gradients", "Do the gradients agree?", "The cosine between two tasks' gradients of the trunk.", 120 + 44 * pairs.length, (colours, narrow) => ({
    tooltip: tooltip(colours, { trigger: "item", formatter: (item: unknown) => {
      const { value: [epoch, pair, value] } = item as { value: [number, number, number] };
      return `${pairs[pair]!.name}\nepoch ${epochs[epoch]!.epoch}: ${number(value)}`;
    } }),
    grid: { left: narrow ? 90 : 140, right: 18, top: 8, bottom: 84 },
    xAxis: axis(colours, { type: "category", name: "epoch", nameGap: 24, data: epochs.map(epoch => `${epoch.epoch}`), splitLine: { show: false } }),
    yAxis: axis(colours, { type: "category", inverse: true, data: pairs.map(pair => pair.name), splitLine: { show: false }, axisLabel: { color: colours.quiet, width: narrow ? 80 : 130, overflow: "truncate" } }),
    visualMap: { type: "continuous", min: -1, max: 1, precision: 2, orient: "horizontal", left: "center", bottom: 0, itemHeight: 140, text: ["agree", "oppose"], textStyle: { color: colours.text }, inRange: { color: [colours.cold, colours.middle, colours.warm] } },
    series: [{ id: "cosines", type: "heatmap", data: epochs.flatMap((epoch, x) => pairs.map((pair, y) => [x, y, cosine(epoch, pair)])).filter(([, , value]) => value !== null), itemStyle: { borderColor: colours.paper, borderWidth: 1 } }],
  }), {
    caption: "Cosines between gradients by epoch",
    head: ["epoch", ...pairs.map(pair => pair.name)],
    rows: epochs.map(epoch => [`${epoch.epoch}`, ...pairs.map(pair => number(cosine(epoch, pair)))]),
  });
}

// What was reached, and what transfer and training together bought, in words.
import { h } from "./dom";
import { divergence, primaryOf, scratchOf, singleTaskOf, taskNames, taskOf, unpaired } from "./report";
import type { Gains, Report, SingleTaskComparison } from "./types";
import { count, direction, list, missed, number, percent, signed, spread } from "./words";

export function headline(report: Report): HTMLElement {
  const { model } = report;
  return h("header", {},
    h("p", { class: "kicker" }, "Model report"),
    h("h1", {}, model.name, " ", h("span", { class: "version" }, model.version)),
    h("ul", { class: "headline", id: "headline" }, ...sentences(report).map(sentence => h("li", {}, sentence))));
}

function sentences(report: Report): string[] {
  const [scratch, together] = [scratchOf(report), singleTaskOf(report)];
  const tasks = taskNames(report);
  return [
    ...tasks.map(task => reached(report, task)),
    ...scratch
      ? tasks.filter(task => scratch.gains[task]).map(task => transfer(report, task, tasks.length, scratch.gains[task]!, scratch.seeds.length, unpaired(scratch)))
      : "weights" in report.model.inputs ? ["What transfer bought was not measured: ‘compare: { with: scratch, seeds: 3 }’ in the model file does."] : [],
    ...scratch?.diverged?.length ? [divergence(scratch).trim()] : [],
    ...together ? [jointly(together) + divergence(together)]
      : tasks.length > 1 ? ["Whether the tasks help each other was not measured: ‘compare: { with: single-task, seeds: 3 }’ does."] : [],
  ];
}

function reached(report: Report, task: string): string {
  const metrics = taskOf(report, task)?.metrics;
  if (!metrics) return task;
  const { metric, higherIsBetter } = primaryOf(report, task);
  const interval = metrics.best.intervals?.[metric];
  const [start, best] = [metrics.start?.[metric], metrics.best[metric]];
  const worse = typeof start === "number" && typeof best === "number" && (higherIsBetter ? best < start : best > start);
  return `${task} reaches ${metric} ${number(best)} on ${count(metrics.best.n, "validation example")}`
    + (interval ? ` (95 %: ${number(interval[0])} to ${number(interval[1])})` : "")
    + (typeof start === "number" ? `, ${worse ? "worse than" : "from"} ${number(start)} before training` : "")
    + (metrics.test ? `; ${number(metrics.test[metric])} on ${count(metrics.test.n, "test example")}` : "") + ".";
}

function transfer(report: Report, task: string, tasks: number, gains: Gains, asked: number, diverged: number): string {
  const seeds = asked - diverged;
  const words = (value: Gains["start"], more: string, less: string, same: string, write: (mean: number) => string, but = "") =>
    value?.mean == null ? null : direction(value) === 0 ? `${same} (${spread(value, signed)}${but})` : `${value.mean > 0 ? more : less} (${write(value.mean)}${but})`;
  const never = missed(gains.epochsToBaseline, diverged);
  const [more, less] = primaryOf(report, task).higherIsBetter ? ["higher", "lower"] : ["better", "worse"];
  const parts = [
    words(gains.start, `starts ${more}`, `starts ${less}`, "starts no differently", value => signed(value)),
    words(gains.epochsToBaseline, "learns faster", "learns more slowly", "learns about as fast", value => `${count(Number(Math.abs(value).toFixed(1)), "epoch")} ${value > 0 ? "saved" : "lost"} to the baseline's best`,
      never > 0 ? `; ${never} of ${count(seeds, "seed")} never got there` : "") ?? (never > 0 ? "never gets as far as the baseline's best" : null),
    words(gains.best, `ends ${more}`, `ends ${less}`, "ends no differently", value => signed(value)),
  ].filter(part => part !== null);
  return `With transfer ${tasks > 1 ? task : "it"} ${list(parts)} than the same network from random weights, over ${count(seeds, "seed")}${seeds === 1 ? ", which tells no spread" : ""}.`;
}

function jointly(comparison: SingleTaskComparison): string {
  const of = (verdict: string) => Object.entries(comparison.tasks).filter(([, task]) => task.verdict === verdict).map(([name, task]) => `${name} (${spread(task.difference, signed)})`);
  const [gain, lose, same] = [of("gains"), of("loses"), of("same")];
  const parts = [
    gain.length ? `${list(gain)} ${gain.length === 1 ? "gains" : "gain"}` : "",
    lose.length ? `${list(lose)} ${lose.length === 1 ? "loses" : "lose"}` : "",
    same.length ? `${list(same)} ${same.length === 1 ? "does" : "do"} as well` : "",
  ].filter(part => part !== "");
  const relative = comparison.deltaM?.mean == null ? "" : `; Δm ${spread(comparison.deltaM, value => `${(value ?? 0) > 0 ? "+" : ""}${percent(value)}`)}`;
  return `Trained together, ${parts.join("; ")}, against each task alone over ${count(comparison.seeds.length, "seed")}${relative}.`;
}

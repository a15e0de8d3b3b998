// Two models side by side: metrics, curves, classes, the examples that flipped, and what was changed.
import { lines } from "./band";
import { axis, chart, legend, tooltip } from "./charts";
import { h, note, section, table } from "./dom";
import { likeness } from "./preview";
import { curveOf, primaryOf } from "./report";
import type { ComparedTask, Flipped, SideBySide } from "./types";
import { mcnemar } from "./statistics";
import { axisNumber, count, number, percent, points, signed } from "./words";

const most = 48;
const tasksOf = (data: SideBySide) => Object.entries(data.comparison.tasks);
const names = ({ comparison: { a, b } }: SideBySide): [string, string] =>
  a.model === b.model && a.version === b.version ? ["first", "second"] : a.model === b.model ? [a.version, b.version] : [`${a.model} ${a.version}`, `${b.model} ${b.version}`];

export const comparison = { head, metrics, curves, classes, flipped, changes };

function head(data: SideBySide): HTMLElement {
  const { a, b, same, onlyA, onlyB } = data.comparison;
  const [first, second] = names(data);
  return h("header", {},
    h("p", { class: "kicker" }, "Two models side by side"),
    h("h1", {}, a.model, " ", h("span", { class: "version" }, a.version), " and ", a.model === b.model ? "" : `${b.model} `, h("span", { class: "version" }, b.version)),
    h("ul", { class: "headline", id: "headline" },
      same && h("li", {}, "Both hold the same files, byte by byte."),
      ...tasksOf(data).flatMap(([name, task]) => sentences(data, name, task)).map(sentence => h("li", {}, sentence)),
      onlyA.length > 0 && h("li", {}, `Only ${first} has ${onlyA.join(", ")}.`),
      onlyB.length > 0 && h("li", {}, `Only ${second} has ${onlyB.join(", ")}.`)));
}

function sentences(data: SideBySide, name: string, { metrics, examples, notes }: ComparedTask): string[] {
  const { metric } = primaryOf(data.b, name);
  const primary = metrics.find(one => one.metric === metric && one.split === "validation") ?? metrics[0];
  const measured = primary
    ? [`${name}: ${primary.metric} ${number(primary.a)} → ${number(primary.b)} (${signed(primary.difference)})${primary.beyondInterval === null ? "" : primary.beyondInterval ? ", outside of the first's 95 % interval" : ", within the first's 95 % interval"}.`]
    : [];
  const flips = examples
    ? [`${name}: of ${count(examples.common, "common example")} ${examples.mended.length} came right and ${examples.broken.length} went wrong; ${examples.significant ? "more than chance" : "chance alone may do as much"} (McNemar, p = ${number(examples.p)}).`]
    : [];
  return [...measured, ...flips, ...notes];
}

function metrics(data: SideBySide): HTMLElement {
  const [first, second] = names(data);
  return section("metrics", "Metrics", note("On validation where nothing else is said. Below the first's value stands its 95 % interval; a difference that leaves it is bold."), ...tasksOf(data).map(([name, task]) => table({
    caption: name,
    head: ["metric", first, second, "difference"],
    rows: task.metrics.map(one => [
      named(one.metric, one.split === "validation" ? "" : `on ${one.split}`),
      named(number(one.a), one.interval ? `${number(one.interval[0])} to ${number(one.interval[1])}` : ""), number(one.b),
      h("span", { class: one.beyondInterval ? "beyond" : "" }, signed(one.difference))]),
  })));
}

/** A cell with a second, quiet line. */
const named = (text: string, below: string): Node => h("span", {}, text, below !== "" && h("span", { class: "below" }, below));

function curves(data: SideBySide): HTMLElement | null {
  const shown = tasksOf(data).map(([name]) => name).filter(name => curveOf(data.a, name).length > 1 || curveOf(data.b, name).length > 1);
  if (shown.length === 0) return null;
  const [first, second] = names(data);
  return section("curves", "Learning curves", h("div", { class: "charts" }, ...shown.map(task => {
    const [a, b] = [curveOf(data.a, task), curveOf(data.b, task)];
    const length = Math.max(a.length, b.length);
    return chart(`curve-${task}`, task, `${primaryOf(data.b, task).metric} on validation.`, 300, colours => ({
      tooltip: tooltip(colours, { formatter: lines(epoch => epoch === 0 ? "start" : `epoch ${epoch}`, number) }),
      legend: legend(colours),
      grid: { left: 52, right: 18, top: 36, bottom: 40 },
      xAxis: axis(colours, { type: "value", name: "epoch", nameGap: 26, min: 0, max: length - 1, minInterval: 1, splitLine: { show: false } }),
      yAxis: axis(colours, { type: "value", scale: true, axisLabel: { color: colours.quiet, formatter: axisNumber } }),
      series: [
        { id: "a", name: first, type: "line", data: a.map((value, epoch) => [epoch, value]), color: colours.series[1], lineStyle: { type: "dashed" } },
        { id: "b", name: second, type: "line", data: b.map((value, epoch) => [epoch, value]), color: colours.series[0] },
      ],
    }), {
      caption: `${task} by epoch`,
      head: ["epoch", first, second],
      rows: Array.from({ length }, (_, epoch) => [epoch === 0 ? "start" : `${epoch}`, number(a[epoch], 4), number(b[epoch], 4)]),
    });
  })));
}

function classes(data: SideBySide): HTMLElement | null {
  const shown = tasksOf(data).filter(([, task]) => task.examples?.classes.length);
  if (shown.length === 0) return null;
  const [first, second] = names(data);
  return section("classes", "Classes", note("The share of the common examples of each class that is right. In colour only what chance alone hardly does (McNemar, p below 0.05)."), ...shown.map(([name, task]) => table({
    caption: name,
    head: ["class", "examples", first, second, "difference"],
    rows: task.examples!.classes.map(one => [one.label, `${one.n}`, percent(one.a), percent(one.b), h("span", { class: `verdict ${verdictOf(task, one)}` }, points(one.b - one.a))]),
  })));
}

/** Whether a class did better or worse by more than chance: by its own examples that flipped, or by all of them where an example has several labels. */
function verdictOf({ examples }: ComparedTask, { label, a, b }: { label: string; a: number; b: number }): string {
  const { mended, broken, significant } = examples!;
  const single = [...mended, ...broken].every(example => typeof example.label === "string");
  const of = (flips: Flipped[]) => flips.filter(example => example.label === label).length;
  const counts = single ? mcnemar(of(mended), of(broken)) < 0.05 : significant;
  return !counts || a === b ? "" : b > a ? "gains" : "loses";
}

function flipped(data: SideBySide): HTMLElement | null {
  const shown = tasksOf(data).filter(([, task]) => task.examples && task.examples.broken.length + task.examples.mended.length > 0);
  if (shown.length === 0) return null;
  // Those that can be seen come first, and are all there.
  const seen = (example: Flipped) => data.previews[example.id] !== undefined;
  const gallery = (title: string, examples: Flipped[]) => {
    const [first, others] = [examples.filter(seen), examples.filter(example => !seen(example))];
    const items = [...first, ...others.slice(0, Math.max(0, most - first.length))];
    return examples.length === 0 ? null : h("div", {},
      h("h3", {}, `${title}: ${examples.length}${examples.length > items.length ? `, of which ${items.length} are shown` : ""}`),
      h("ul", { class: "gallery", "aria-label": title }, ...items.map(example => card(data, example))));
  };
  return section("flipped", "Examples that flipped", ...shown.flatMap(([name, task]) => [gallery(`${name}, right before and wrong now`, task.examples!.broken), gallery(`${name}, wrong before and right now`, task.examples!.mended)]));
}

function card(data: SideBySide, example: Flipped): HTMLElement {
  const taken = (prediction: unknown, confidence: number | null) => `${text(prediction)}${confidence === null ? "" : ` (${percent(confidence)})`}`;
  const [before, after] = [taken(example.a, example.aConfidence), taken(example.b, example.bConfidence)];
  return h("li", {},
    likeness(data.previews[example.id], `${example.name}: ${text(example.label)}`),
    h("span", { class: "truth" }, text(example.label)),
    h("span", {}, `${before} → ${after}`),
    h("span", { class: "file", title: example.name }, example.name));
}

const text = (value: unknown): string => Array.isArray(value) ? value.map(text).join(", ") || "none" : typeof value === "number" ? number(value) : String(value ?? "–");

function changes(data: SideBySide): HTMLElement | null {
  const { inputs, environment } = data.comparison;
  const [first, second] = names(data);
  if (inputs.length + Object.keys(environment).length === 0) return null;
  return section("changes", "What was changed",
    inputs.length > 0 && h("ul", {}, ...inputs.flatMap(input => input.changes).map(change => h("li", {}, change))),
    Object.keys(environment).length > 0 && table({ caption: "How they were computed", head: ["", first, second], rows: Object.entries(environment).map(([name, value]) => [name, value.a ?? "–", value.b ?? "–"]) }));
}

// The examples that it is most wrong about.
import { h, note, section } from "./dom";
import { likeness } from "./preview";
import type { Preview, Report, TaskPredictions, Wrong } from "./types";
import { axisNumber, number, percent } from "./words";

export function wrong(report: Report): HTMLElement | null {
  const tasks = Object.entries(report.predictions ?? {}).filter(([, task]) => task.wrong?.length);
  if (tasks.length === 0) return null;
  return section("wrong", "Where it is most wrong", note("Validation examples with the highest loss first. A wrong label in the data often shows here."),
    ...tasks.map(([name, task]) => h("div", {}, h("h3", {}, name), h("ul", { class: "gallery", "aria-label": `Most wrong of ${name}` }, ...task.wrong!.map(example => card(example, task, report.previews?.[example.id]))))));
}

function card(example: Wrong, task: TaskPredictions, preview: Preview | undefined): HTMLElement {
  const [truth, prediction] = readings(example, task);
  return h("li", {},
    likeness(preview, `${example.name}: ${truth}, taken for ${prediction}`),
    h("span", { class: "truth" }, truth),
    h("span", { class: "taken" }, `→ ${prediction}`),
    h("span", { class: "file", title: example.name }, example.name));
}

function readings({ label, output, top }: Wrong, task: TaskPredictions): [string, string] {
  const labelOf = (place: number) => task.labels[place] ?? `${place}`;
  if (task.kind === "number") return [axisNumber(Array.isArray(label) ? label[0]! : label), number(output?.[0])];
  if (task.kind === "sigmoid") {
    const has = (values: (number | null)[]) => values.flatMap((value, place) => (value ?? 0) >= 0.5 ? [labelOf(place)] : []).join(", ") || "none";
    return [has(Array.isArray(label) ? label : [label]), has(output ?? [])];
  }
  const best = (top ?? (output ?? []).map((value, place): [number, number] => [place, value ?? 0])).reduce((a, b) => b[1] > a[1] ? b : a, [-1, -1] as [number, number]);
  return [typeof label === "number" ? labelOf(label) : label.map(labelOf).join(", "), best[0] < 0 ? "–" : `${labelOf(best[0])} (${percent(best[1])})`];
}

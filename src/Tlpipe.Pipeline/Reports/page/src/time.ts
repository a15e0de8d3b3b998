// Where the time went.
import { axis, chart, tooltip } from "./charts";
import { h, section, table } from "./dom";
import type { Report, Run } from "./types";
import { list, seconds } from "./words";

const names: Record<string, string> = { features: "frozen features", start: "measuring the start", steps: "steps", validation: "validation", test: "test", writing: "writing", comparison: "comparisons" };

export function time(report: Report): HTMLElement | null {
  const { run } = report;
  if (!run || typeof run.seconds !== "number") return null;
  const compared = run.parts?.find(part => part.name === "comparison");
  const charts = [parts(run), epochs(run)].filter(made => made !== null);
  return section("time", "Where the time went",
    h("p", {}, `The training took ${seconds(run.seconds)}${machine(report.model.environment)}.${compared ? ` The trainings that it is compared with took ${seconds(compared.seconds)}, whenever that was.` : ""}`),
    charts.length > 0 && h("div", { class: "charts" }, ...charts),
    baselines(run));
}

function machine({ device, cpu, threads, engine }: Record<string, string>): string {
  const parts = [device && cpu && device === "cpu" ? `on a processor with ${cpu}` : device ? `on ${device}` : "", threads ? `${threads} threads` : "", engine ?? ""].filter(part => part !== "");
  return parts.length > 0 ? `, ${list(parts)}` : "";
}

function parts(run: Run): HTMLElement | null {
  const shown = (run.parts ?? []).filter(part => part.seconds > 0);
  if (shown.length === 0) return null;
  const named = shown.map(part => ({ name: names[part.name] ?? part.name, seconds: part.seconds }));
  return chart("parts", "By part", "", 60 + 34 * named.length, (colours, narrow) => ({
    tooltip: tooltip(colours, { trigger: "item", formatter: (item: unknown) => { const { name, value } = item as { name: string; value: number }; return `${name}: ${seconds(value)}`; } }),
    grid: { left: narrow ? 110 : 150, right: 60, top: 4, bottom: 40 },
    xAxis: axis(colours, { type: "value", name: "seconds", nameGap: 26 }),
    yAxis: axis(colours, { type: "category", inverse: true, data: named.map(part => part.name), splitLine: { show: false } }),
    series: [{ id: "parts", type: "bar", data: named.map(part => part.seconds), itemStyle: { color: colours.series[0] }, label: { show: true, position: "right", color: colours.text, formatter: (item: { value: unknown }) => seconds(item.value as number) } }],
  }), { caption: "Seconds by part", head: ["part", "time"], rows: named.map(part => [part.name, seconds(part.seconds)]) });
}

function epochs(run: Run): HTMLElement | null {
  if (!run.epochs?.length) return null;
  const shown = run.epochs;
  return chart("epochs", "By epoch", "", 220, colours => ({
    tooltip: tooltip(colours, { trigger: "item", formatter: (item: unknown) => { const { name, value } = item as { name: string; value: number }; return `epoch ${name}: ${seconds(value)}`; } }),
    grid: { left: 52, right: 18, top: 10, bottom: 40 },
    xAxis: axis(colours, { type: "category", name: "epoch", nameGap: 26, data: shown.map(epoch => `${epoch.epoch}`), splitLine: { show: false } }),
    yAxis: axis(colours, { type: "value", min: 0 }),
    series: [{ id: "epochs", type: "bar", data: shown.map(epoch => epoch.seconds), itemStyle: { color: colours.series[0] } }],
  }), { caption: "Seconds by epoch", head: ["epoch", "time"], rows: shown.map(epoch => [`${epoch.epoch}`, seconds(epoch.seconds)]) });
}

function baselines(run: Run): HTMLElement | null {
  const compared = run.comparisons?.flatMap(comparison => comparison.runs).filter(one => one.baselineSeconds != null) ?? [];
  return compared.length === 0 ? null : table({
    caption: "Seconds until transfer was as good as the baseline's best, and those that the baseline took to get there; frozen features are computed once, by the first training that needs them",
    head: ["seed", "with transfer", "from scratch"],
    rows: compared.map(one => [`${one.seed}`, one.secondsToBaseline == null ? "never" : seconds(one.secondsToBaseline), seconds(one.baselineSeconds)]),
  });
}

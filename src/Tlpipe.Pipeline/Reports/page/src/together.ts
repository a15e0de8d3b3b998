// Each task trained with the others against the same task alone, and who helps whom.
import { h, note, section, table } from "./dom";
import { divergence, primaryOf, singleTaskOf } from "./report";
import type { Report, SingleTaskComparison, Together } from "./types";
import { count, direction, percent, signed, spread } from "./words";

const verdicts: Record<string, string> = { gains: "gains", loses: "loses", same: "no difference" };
const share = (value: number | null | undefined) => typeof value === "number" && value > 0 ? `+${percent(value)}` : percent(value);

/** Where a line is too short, the spread stands below its mean. */
const breakable = (text: string) => text.replace("± ", "±\u00a0");

export function together(report: Report): HTMLElement | null {
  const comparison = singleTaskOf(report);
  if (!comparison) return null;
  const rows = (tasks: Record<string, Together>) => Object.entries(tasks).map(([name, task]) => [
    `${name}, ${primaryOf(report, name).metric}`, ...[spread(task.joint), spread(task.alone), spread(task.difference, signed), spread(task.relative, share)].map(breakable), verdict(task.verdict)]);
  const head = ["task", "together", "alone", "difference", "relative", ""];
  return section("together", "Together against alone",
    note(`Each task alone got the same trunk and budget; means over ${count(comparison.seeds.length, "seed")} with their standard deviation.`
      + (comparison.deltaM?.mean == null ? "" : ` Over all tasks, Δm is ${spread(comparison.deltaM, share)}.`)
      + divergence(comparison)),
    table({ caption: "The best on validation", head, rows: rows(comparison.tasks) }),
    comparison.test && Object.keys(comparison.test).length > 0 && table({ caption: "On test", head: head.slice(0, 4), rows: rows(comparison.test).map(row => row.slice(0, 4)) }),
    pairs(comparison));
}

const verdict = (name: string | undefined): Node | string => name ? h("span", { class: `verdict ${name in verdicts ? name : ""}` }, verdicts[name] ?? name) : "";

function pairs(comparison: SingleTaskComparison): HTMLElement | null {
  if (!comparison.pairs?.length) return null;
  const tasks = Object.keys(comparison.tasks);
  const gain = (task: string, helper: string) => comparison.pairs!.find(pair => pair.tasks.includes(task) && pair.tasks.includes(helper))?.difference[task];
  const cell = (task: string, helper: string) => {
    const value = task === helper ? undefined : gain(task, helper);
    return h("span", { class: `verdict ${["loses", "", "gains"][direction(value) + 1]}` }, spread(value, signed));
  };
  return h("div", {}, h("h3", {}, "Who helps whom"), table({
    caption: "What the row's task gains from being trained with the column's alone",
    head: ["", ...tasks.map(task => `with ${task}`)],
    rows: tasks.map(task => [task, ...tasks.map(helper => cell(task, helper))]),
  }));
}

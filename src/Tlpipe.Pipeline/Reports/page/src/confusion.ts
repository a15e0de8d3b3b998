// What is taken for what.
import { h, note, scroll, section } from "./dom";
import type { ManifestTask, Report } from "./types";
import { count, percent } from "./words";

const most = 25;

export function confusion(report: Report): HTMLElement | null {
  const tasks = report.model.tasks.filter(task => matrixOf(task));
  if (tasks.length === 0) return null;
  return section("confusion", "What is taken for what", note("Rows are the true classes, columns the predicted ones; the stronger the colour, the larger the share of its row."),
    h("div", { class: "charts" }, ...tasks.map(matrix)));
}

const matrixOf = (task: ManifestTask): number[][] | undefined => (task.metrics.test ?? task.metrics.best).details?.confusionMatrix;

function matrix(task: ManifestTask): HTMLElement {
  const counts = matrixOf(task)!;
  const labels = task.output.labels;
  const { split, n } = task.metrics.test ?? task.metrics.best;
  if (counts.length > most) return h("div", {}, h("h3", {}, task.name), note(`${split}, ${count(n, "example")}: what is confused most often.`), worst(counts, labels));
  const cell = (value: number, row: number, column: number) => {
    const sum = counts[row]!.reduce((all, one) => all + one, 0);
    const part = sum > 0 ? value / sum : 0;
    return h("td", { style: `background: rgb(var(--shade) / ${(part * 0.55).toFixed(3)})`, class: row === column ? "right" : undefined, title: `${percent(part)} of ${labels[row] ?? row}` }, `${value}`);
  };
  const content = h("table", { class: "matrix" },
    h("caption", {}, h("strong", {}, task.name), ` ${split}, ${count(n, "example")}`),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "true \\ predicted"), ...labels.map(label => h("th", { scope: "col" }, label)))),
    h("tbody", {}, ...counts.map((row, i) => h("tr", {}, h("th", { scope: "row" }, labels[i] ?? `${i}`), ...row.map((value, j) => cell(value, i, j))))));
  return scroll(`Confusion matrix of ${task.name}`, content);
}

/** Of many classes, the pairs that are confused most often. */
function worst(counts: number[][], labels: string[]): HTMLElement {
  const pairs = counts.flatMap((row, i) => row.map((value, j) => ({ value, i, j }))).filter(({ value, i, j }) => i !== j && value > 0);
  pairs.sort((a, b) => b.value - a.value);
  return h("ul", {}, ...pairs.slice(0, most).map(({ value, i, j }) => h("li", {}, `${labels[i] ?? i} taken for ${labels[j] ?? j}: ${value}`)));
}

import { balancing } from "./balancing";
import { calibration } from "./calibration";
import { draw, drawn, drawnNames } from "./charts";
import { comparison } from "./comparison";
import { confusion } from "./confusion";
import { curves } from "./curves";
import { h, section } from "./dom";
import { headline } from "./headline";
import { provenance } from "./provenance";
import { scatter } from "./scatter";
import { sizes } from "./sizes";
import { time } from "./time";
import { together } from "./together";
import type { Report, SideBySide } from "./types";
import { wrong } from "./wrong";

const data = JSON.parse(document.getElementById("data")!.textContent!) as Report | SideBySide;
const content = document.getElementById("content")!;

/** A section that can't be shown says so, and takes no other along. */
function show(name: string, make: () => HTMLElement | null): HTMLElement | null {
  try {
    return make();
  } catch (error) {
    console.error(`${name}:`, error);
    return section(name, name, h("p", { role: "alert" }, `This part can't be shown: ${error instanceof Error ? error.message : String(error)}`));
  }
}

function report(data: Report): void {
  document.title = `${data.model.name} ${data.model.version}`;
  fill(headline(data), { curves, sizes, together, balancing, confusion, wrong, calibration, scatter, time, provenance }, data);
}

function sideBySide(data: SideBySide): void {
  const { a, b } = data.comparison;
  document.title = `${a.model} ${a.version} and ${b.model} ${b.version}`;
  const { head, ...parts } = comparison;
  fill(head(data), parts, data);
}

function fill<T>(head: HTMLElement, parts: Record<string, (data: T) => HTMLElement | null>, data: T): void {
  const sections = Object.entries(parts).map(([name, make]) => show(name, () => make(data))).filter(made => made !== null);
  content.append(head, contents(sections), ...sections);
}

function contents(sections: HTMLElement[]): HTMLElement {
  return h("nav", { "aria-label": "Sections" }, ...sections.map(made => h("a", { href: `#${made.id}` }, made.querySelector("h2")!.textContent)));
}

content.replaceChildren();
if (data.kind === "comparison") sideBySide(data);
else report(data);
draw();
Object.assign(globalThis, { tlpipe: { drawn, drawnNames } });

import { BarChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import type { EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { details, h, table, type Table } from "./dom";

echarts.use([BarChart, HeatmapChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

export interface Colours { text: string; quiet: string; grid: string; paper: string; series: string[]; cold: string; middle: string; warm: string }

const light: Colours = {
  text: "#1c2430", quiet: "#566073", grid: "#dde2ea", paper: "#ffffff",
  series: ["#0b62c4", "#b4480a", "#1a7a3e", "#8a2fb8", "#b3123f", "#00717f", "#7a5c00"],
  cold: "#b4480a", middle: "#f1f3f6", warm: "#0b62c4",
};
const dark: Colours = {
  text: "#e6eaf1", quiet: "#a3adbd", grid: "#353e4c", paper: "#171c24",
  series: ["#6db3ff", "#ffa15c", "#67d08c", "#d39bf5", "#ff8fab", "#56cfdf", "#e0c04a"],
  cold: "#ffa15c", middle: "#2a323e", warm: "#6db3ff",
};

export type Option = EChartsCoreOption;
interface Drawing { id: string; box: HTMLElement; option: (colours: Colours, narrow: boolean) => Option; chart?: echarts.ECharts }

const drawings: Drawing[] = [];
const scheme = window.matchMedia("(prefers-color-scheme: dark)");

/** A chart, what it shows in a sentence, and the numbers behind it as a table. */
export function chart(id: string, title: string, says: string, height: number, option: Drawing["option"], numbers: Table): HTMLElement {
  const box = h("div", { class: "chart", id: `chart-${id}`, role: "img", "aria-label": `${title}. ${says} The numbers are in the table that follows.`, style: `height: ${height}px` });
  drawings.push({ id, box, option });
  return h("figure", {}, h("figcaption", {}, h("strong", {}, title), says ? ` ${says}` : ""), box, details("Numbers", table(numbers)));
}

/** Draws all charts, and again whenever width or colours change. */
export function draw(): void {
  const colours = () => scheme.matches && !printing ? dark : light;
  let printing = false;
  const paint = (drawing: Drawing) => {
    const width = drawing.box.clientWidth;
    if (width === 0) return;
    drawing.chart ??= echarts.init(drawing.box, null, { renderer: "svg" });
    drawing.chart.resize({ width });
    drawing.chart.setOption({ ...base(colours()), ...drawing.option(colours(), width < 520) }, { notMerge: true });
  };
  const all = () => drawings.forEach(paint);
  const watch = new ResizeObserver(entries => {
    for (const entry of entries) {
      const drawing = drawings.find(other => other.box === entry.target);
      if (drawing && drawing.chart?.getWidth() !== drawing.box.clientWidth) paint(drawing);
    }
  });
  drawings.forEach(drawing => watch.observe(drawing.box));
  scheme.addEventListener("change", all);
  window.addEventListener("beforeprint", () => { printing = true; all(); });
  window.addEventListener("afterprint", () => { printing = false; all(); });
  all();
}

/** A chart as it was drawn, for whoever wants to read its numbers. */
export const drawn = (id: string): Option | undefined => drawings.find(drawing => drawing.id === id)?.chart?.getOption();

export const drawnNames = (): string[] => drawings.map(drawing => drawing.id);

const base = (colours: Colours): Option => ({
  animation: false,
  color: colours.series,
  backgroundColor: "transparent",
  textStyle: { color: colours.text, fontFamily: "system-ui, sans-serif" },
});

/** Tooltips in SVG: no text of a stranger becomes HTML. */
export const tooltip = (colours: Colours, more: object = {}): object => ({
  trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colours.paper, borderColor: colours.grid, textStyle: { color: colours.text, fontSize: 12 }, ...more,
});

export const legend = (colours: Colours, more: object = {}): object => ({
  type: "plain", top: 0, left: 0, itemWidth: 26, itemHeight: 10, textStyle: { color: colours.text, fontSize: 12 }, inactiveColor: colours.quiet, ...more,
});

export const axis = (colours: Colours, more: object = {}): object => ({
  axisLine: { lineStyle: { color: colours.quiet } },
  axisTick: { lineStyle: { color: colours.quiet } },
  axisLabel: { color: colours.quiet, fontSize: 12, hideOverlap: true },
  nameTextStyle: { color: colours.quiet, fontSize: 12 },
  nameLocation: "middle",
  splitLine: { lineStyle: { color: colours.grid } },
  ...more,
});

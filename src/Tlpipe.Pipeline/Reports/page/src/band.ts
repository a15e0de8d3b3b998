import type { Colours } from "./charts";
import type { Spread } from "./types";

export interface Points { id: string; name: string; x: number[]; spreads: Spread[]; colour: string; dashed?: boolean }

/** The mean over seeds as a line, and one standard deviation to either side as a band. */
export function bandSeries(points: Points): object[] {
  const { id, name, x, spreads, colour } = points;
  const at = (value: (spread: Spread) => number | null) => spreads.map((spread, place) => [x[place], value(spread)]);
  const line = { id, name, type: "line", data: at(spread => spread.mean), symbol: points.dashed ? "emptyCircle" : "circle", symbolSize: 5, color: colour, lineStyle: { width: 2.5, type: points.dashed ? "dashed" : "solid" }, z: 4 };
  if (!spreads.some(spread => spread.sd)) return [line];
  const hidden = { type: "line", stack: `${id}-band`, stackStrategy: "all", symbol: "none", silent: true, lineStyle: { opacity: 0 }, color: colour, tooltip: { show: false }, z: 1 };
  return [
    line,
    { ...hidden, id: `${id}-low`, data: at(spread => spread.mean === null ? null : spread.mean - (spread.sd ?? 0)) },
    { ...hidden, id: `${id}-high`, data: at(spread => spread.mean === null ? null : 2 * (spread.sd ?? 0)), areaStyle: { opacity: 0.18 } },
  ];
}

/** A tooltip's lines for the means of an x, without the bands. */
export const lines = (title: (x: number) => string, write: (value: unknown) => string) => (items: unknown): string => {
  const shown = (items as { seriesId: string; seriesName: string; value: [number, number | null] }[]).filter(item => !/-(low|high)$/.test(item.seriesId));
  const [first] = shown;
  return first ? [title(first.value[0]), ...shown.map(item => `${item.seriesName}: ${write(item.value[1])}`)].join("\n") : "";
};

export const markOf = (colours: Colours, data: object[]): object => ({
  silent: true,
  symbol: ["none", "arrow"],
  symbolSize: 8,
  lineStyle: { color: colours.text, width: 1.5, type: "solid" },
  label: { color: colours.text, fontSize: 12, backgroundColor: colours.paper, padding: [1, 3], borderRadius: 2 },
  data,
});

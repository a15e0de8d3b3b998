// What transfer is worth with few examples, and with many.
import { bandSeries, lines } from "./band";
import { axis, chart, legend, tooltip } from "./charts";
import { h, note, section } from "./dom";
import { primaryOf, scratchOf, taskNames } from "./report";
import type { Report } from "./types";
import { axisNumber, count, number, signed, spread } from "./words";

export function sizes(report: Report): HTMLElement | null {
  const scratch = scratchOf(report);
  const measured = [...scratch?.sizes ?? []].sort((a, b) => a.examples - b.examples);
  if (!scratch || measured.length === 0) return null;
  const x = measured.map(size => size.examples);
  const charts = taskNames(report).filter(task => measured.some(size => size.transfer[task])).map(task => {
    const none = { values: [], mean: null, sd: null };
    const [transfer, baseline] = [measured.map(size => size.transfer[task] ?? none), measured.map(size => size.baseline[task] ?? none)];
    const { metric } = primaryOf(report, task);
    return chart(`sizes-${task}`, task, `best ${metric} on validation.`, 280, colours => ({
      tooltip: tooltip(colours, { formatter: lines(examples => count(examples, "example"), number) }),
      legend: legend(colours, { data: ["with transfer", "from scratch"] }),
      grid: { left: 52, right: 24, top: 36, bottom: 42 },
      xAxis: axis(colours, { type: "log", name: "training examples", nameGap: 28, min: Math.min(...x), max: Math.max(...x), splitLine: { show: false }, axisLabel: { color: colours.quiet, customValues: x }, axisTick: { customValues: x } }),
      yAxis: axis(colours, { type: "value", scale: true, axisLabel: { color: colours.quiet, formatter: axisNumber } }),
      series: [
        ...bandSeries({ id: "transfer", name: "with transfer", x, spreads: transfer, colour: colours.series[0]! }),
        ...bandSeries({ id: "baseline", name: "from scratch", x, spreads: baseline, colour: colours.series[1]!, dashed: true }),
      ],
    }), {
      caption: `${task}: ${metric} by the number of training examples`,
      head: ["examples", "with transfer", "from scratch", "difference"],
      rows: measured.map((size, place) => [`${size.examples}`, spread(transfer[place]), spread(baseline[place]),
        transfer[place]!.mean === null || baseline[place]!.mean === null ? "–" : signed(transfer[place]!.mean! - baseline[place]!.mean!)]),
    });
  });
  return section("sizes", "How many examples it takes", note(`Both trained on so many of the training examples, over ${count(scratch.seeds.length, "seed")}; bands are one standard deviation.`), h("div", { class: "charts" }, ...charts));
}

// Learning curves, the baseline's beside them, and the three gains of transfer marked on the picture.
import { bandSeries, lines, markOf } from "./band";
import { axis, chart, legend, tooltip, type Colours } from "./charts";
import { details, h, note, section, table } from "./dom";
import { comparedCurve, curveOf, divergence, primaryOf, scratchOf, singleTaskOf, taskNames, unpaired } from "./report";
import { spreadsOf } from "./statistics";
import type { Gains, Report, ScratchComparison, Spread } from "./types";
import { axisNumber, count, missed, number, signed, spread } from "./words";

export function curves(report: Report): HTMLElement | null {
  if (!report.metrics?.epochs.length) return null;
  const scratch = scratchOf(report);
  return section("curves", "Learning curves",
    note(scratch
      ? `Solid: with transfer; dashed: the same network from random weights, trained as long, with the best of ${count(scratch.sweep?.length ?? 1, "learning rate")}. Epoch 0 is what the trunk's features know before any training: the nearest class mean, of numbers a ridge regression. Lines are means over ${count(scratch.seeds.length, "seed")}, bands one standard deviation.${divergence(scratch)}`
      : `${singleTaskOf(report) ? "Dashed: each task trained alone on the same trunk, the mean over seeds. " : ""}Epoch 0 is what the trunk's features know before any training: the nearest class mean, of numbers a ridge regression. Where the loss of validation rises while that of training falls, it learns by heart.`),
    h("div", { class: "charts" }, ...taskNames(report).flatMap(task => [ofTask(report, task, scratch), losses(report, task)])),
    scratch && scratch.sweep && scratch.sweep.length > 1 && details("How the baseline's learning rate was chosen", table({
      caption: "The baseline's best score by its learning rate", head: ["rate", "score", ""], rows: scratch.sweep.map(({ rate, score }) => [`${rate}`, score === null ? "diverged" : number(score), rate === scratch.rate ? "chosen" : ""]),
    })));
}

function ofTask(report: Report, task: string, scratch: ScratchComparison | undefined): HTMLElement {
  const { metric, higherIsBetter } = primaryOf(report, task);
  const shipped = curveOf(report, task);
  const x = shipped.map((_, epoch) => epoch);
  const best = report.metrics!.bestEpoch;
  const transfer = scratch ? spreadsOf(scratch.runs.map(run => comparedCurve(run.transfer, task))) : [];
  const baseline = scratch ? spreadsOf(scratch.runs.map(run => comparedCurve(run.baseline, task))) : [];
  const single = singleTaskOf(report);
  const alone = single ? spreadsOf(single.runs.map(run => comparedCurve(run.alone[task], task))) : [];
  const gains = scratch?.gains[task];
  const says = `${metric} on validation; epoch ${best} ships with ${number(shipped[best])}.`;
  const names = ["this model", ...scratch ? ["with transfer", "from scratch"] : [], ...single ? ["alone"] : []];
  const figure = chart(`curve-${task}`, task, says, 320, (colours, narrow) => ({
    tooltip: tooltip(colours, { formatter: lines(epoch => epoch === 0 ? "start" : `epoch ${epoch}`, number) }),
    legend: legend(colours, { data: names }),
    grid: { left: narrow ? 44 : 52, right: 18, top: narrow && names.length > 2 ? 56 : 36, bottom: 40 },
    xAxis: axis(colours, { type: "value", name: "epoch", nameGap: 26, min: 0, max: Math.max(1, x.length - 1, alone.length - 1), minInterval: 1, splitLine: { show: false } }),
    yAxis: axis(colours, { type: "value", scale: true, axisLabel: { color: colours.quiet, formatter: axisNumber } }),
    series: [
      {
        id: "model", name: "this model", type: "line", data: shipped.map((value, epoch) => [epoch, value]), color: scratch ? colours.quiet : colours.series[0], symbolSize: scratch ? 3 : 6, lineStyle: { width: scratch ? 1.5 : 2.5 }, z: 3,
        markLine: { silent: true, symbol: "none", lineStyle: { color: colours.quiet, type: "dotted" }, label: { color: colours.quiet, position: "end", distance: 4 }, data: [{ xAxis: best, label: { formatter: "ships" } }, ...narrow ? [] : phases(report)] },
      },
      ...scratch ? bandSeries({ id: "transfer", name: "with transfer", x, spreads: transfer, colour: colours.series[0]! }) : [],
      ...scratch ? bandSeries({ id: "baseline", name: "from scratch", x, spreads: baseline, colour: colours.series[1]!, dashed: true }) : [],
      ...single ? bandSeries({ id: "alone", name: "alone", x: alone.map((_, epoch) => epoch), spreads: alone, colour: colours.series[2]!, dashed: true }) : [],
      ...scratch ? [marks(colours, transfer, baseline, gains ?? {}, higherIsBetter)] : [],
    ],
  }), {
    caption: `${task}: ${metric} on validation by epoch`,
    head: ["epoch", ...names],
    rows: shipped.map((value, epoch) => [epoch === 0 ? "start" : `${epoch}`, number(value, 4), ...scratch ? [spread(transfer[epoch]), spread(baseline[epoch])] : [], ...single ? [spread(alone[epoch])] : []]),
  });
  if (gains) figure.append(tiles(task, gains, higherIsBetter, unpaired(scratch!)));
  return figure;
}

/** Where a phase of training begins, when there are several. */
function phases(report: Report): object[] {
  const epochs = report.metrics!.epochs;
  const begins = epochs.filter((epoch, place) => epoch.phase && epoch.phase !== epochs[place - 1]?.phase);
  return begins.length < 2 ? [] : begins.map(epoch => ({ xAxis: epoch.epoch - 0.5, label: { formatter: epoch.phase, position: "insideStartBottom" } }));
}

/** The three gains where they show: at the start, along the baseline's best, and at the end. */
function marks(colours: Colours, transfer: Spread[], baseline: Spread[], gains: Gains, higherIsBetter: boolean): object {
  const better = (a: number, b: number) => higherIsBetter ? a >= b : a <= b;
  const bestOf = (spreads: Spread[], from = 1) => {
    let place = -1;
    spreads.forEach((item, epoch) => {
      if (epoch >= from && item.mean !== null && (place < 0 || (item.mean !== spreads[place]!.mean && better(item.mean, spreads[place]!.mean!)))) place = epoch;
    });
    return place;
  };
  const data: object[] = [];
  const arrow = (name: string, from: [number, number], to: [number, number], beside: object) =>
    data.push([{ name, coord: from, label: { formatter: name, position: "middle", rotate: 0, ...beside } }, { coord: to }]);
  const by = (name: string, gain: Spread | undefined) => gain?.mean == null ? name : `${name} ${higherIsBetter ? signed(gain.mean, 2) : `${number(Math.abs(gain.mean), 2)} ${gain.mean > 0 ? "lower" : "higher"}`}`;
  const saved = gains.epochsToBaseline?.mean;
  const [right, left, above] = [{ align: "left", offset: [8, 0] }, { align: "right", offset: [-8, 0] }, {}];
  const [startFrom, startTo] = [baseline[0]?.mean, transfer[0]?.mean];
  if (typeof startFrom === "number" && typeof startTo === "number") arrow(by("start", gains.start), [0, startFrom], [0, startTo], right);
  const [ceiling, top] = [bestOf(baseline), bestOf(transfer)];
  if (ceiling > 0) {
    const level = baseline[ceiling]!.mean!;
    const reached = transfer.findIndex((item, epoch) => epoch > 0 && item.mean !== null && better(item.mean, level));
    if (reached > 0 && reached !== ceiling) arrow(saved == null || saved * (ceiling - reached) <= 0 ? "slope" : `slope: ${count(Number(Math.abs(saved).toFixed(1)), "epoch")} ${saved > 0 ? "earlier" : "later"}`, [ceiling, level], [reached, level], above);
    if (top > 0) {
      const last = transfer.length - 1;
      arrow(by("best", gains.best), [last, level], [last, transfer[top]!.mean!], left);
    }
  }
  return { id: "gains", name: "gains", type: "line", data: [], markLine: markOf(colours, data) };
}

function tiles(task: string, gains: Gains, higherIsBetter: boolean, diverged: number): HTMLElement {
  const { epochsToBaseline } = gains;
  const never = missed(epochsToBaseline, diverged);
  const lower = higherIsBetter ? "" : ", so much lower";
  const tile = (name: string, value: string, says: string) => h("div", { class: "tile" }, h("dt", {}, name), h("dd", {}, h("strong", {}, value), h("span", {}, says)));
  return h("dl", { class: "tiles", "aria-label": `What transfer bought for ${task}` },
    tile("start", spread(gains.start, signed), `before training${lower}`),
    tile("slope", never > 0 && epochsToBaseline?.mean == null ? "never" : spread(epochsToBaseline, value => signed(value, 1)),
      `epochs saved to the baseline's best${never > 0 ? `, which ${never} of ${count(epochsToBaseline!.values.length - diverged, "seed")} never reached` : ""}`),
    tile("asymptote", spread(gains.best, signed), `at the best epoch${lower}`));
}

function losses(report: Report, task: string): HTMLElement {
  const epochs = report.metrics!.epochs;
  const of = (name: string) => epochs.map(epoch => [epoch.epoch, epoch.tasks[task]?.[name] ?? null]);
  return chart(`loss-${task}`, `${task}: loss`, "", 220, colours => ({
    tooltip: tooltip(colours, { formatter: lines(epoch => `epoch ${epoch}`, number) }),
    legend: legend(colours),
    grid: { left: 52, right: 18, top: 32, bottom: 40 },
    xAxis: axis(colours, { type: "value", name: "epoch", nameGap: 26, min: 0, max: Math.max(1, epochs.length), minInterval: 1, splitLine: { show: false } }),
    // Up from zero, unless a loss lies below it, as that of counts may.
    yAxis: axis(colours, { type: "value", ...[...of("loss"), ...of("validationLoss")].some(([, loss]) => (loss ?? 0) < 0) ? { scale: true } : { min: 0 }, axisLabel: { color: colours.quiet, formatter: axisNumber } }),
    series: [
      { id: "training", name: "training", type: "line", data: of("loss"), color: colours.series[0], symbolSize: 4 },
      { id: "validation", name: "validation", type: "line", data: of("validationLoss"), color: colours.series[1], symbolSize: 4, lineStyle: { type: "dashed" } },
    ],
  }), {
    caption: `${task}: loss by epoch`,
    head: ["epoch", "training", "validation", "learning rate", ...epochs.some(epoch => epoch.phase) ? ["phase"] : []],
    rows: epochs.map(epoch => [`${epoch.epoch}`, number(epoch.tasks[task]?.loss, 4), number(epoch.tasks[task]?.validationLoss, 4), number(epoch.rate, 5), ...epoch.phase ? [epoch.phase] : []]),
  });
}

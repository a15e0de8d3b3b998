// What several sections ask of an artifact.
import type { Comparison, Curve, ManifestTask, Report, ScratchComparison, SingleTaskComparison } from "./types";

export interface Primary { metric: string; higherIsBetter: boolean }

export const taskNames = (report: Report): string[] => report.metrics?.tasks ?? report.model.tasks.map(task => task.name);

export const taskOf = (report: Report, name: string): ManifestTask | undefined => report.model.tasks.find(task => task.name === name);

export const primaryOf = (report: Report, task: string): Primary =>
  report.metrics?.primary?.[task] ?? { metric: taskOf(report, task)?.metrics.primary ?? "accuracy", higherIsBetter: true };

const comparisons = <T extends Comparison>(report: Report, kind: T["with"]): T | undefined =>
  report.metrics?.comparisons?.find((comparison): comparison is T => comparison.with === kind);

export const scratchOf = (report: Report): ScratchComparison | undefined => comparisons<ScratchComparison>(report, "scratch");

export const singleTaskOf = (report: Report): SingleTaskComparison | undefined => comparisons<SingleTaskComparison>(report, "single-task");

/** The seeds for which a side of the comparison diverged, so that there is nothing to say of them. */
export const unpaired = (scratch: ScratchComparison): number => scratch.runs.filter(run => !run.transfer || !run.baseline).length;

/** What is said of the trainings of a comparison that diverged. */
export const divergence = ({ diverged }: Comparison): string =>
  diverged?.length ? ` Diverged, and counted nowhere: ${diverged.join("; ")}.` : "";

/** Start and every epoch of a task in a compared training; nothing where it diverged. */
export const comparedCurve = (curve: Curve | null | undefined, task: string): (number | null)[] =>
  curve ? [curve.start?.[task] ?? null, ...curve.tasks[task] ?? []] : [];

/** Start and every epoch of a task's primary metric, as it was trained. */
export function curveOf(report: Report, task: string): (number | null)[] {
  const { metric } = primaryOf(report, task);
  return [report.metrics?.start[task]?.[metric] ?? null, ...(report.metrics?.epochs ?? []).map(epoch => epoch.tasks[task]?.[metric] ?? null)];
}

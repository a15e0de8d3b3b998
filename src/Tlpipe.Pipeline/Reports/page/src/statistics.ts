import type { Spread } from "./types";

/** Mean and sample standard deviation of those that are numbers. */
export function spreadOf(values: (number | null | undefined)[]): Spread {
  const known = values.filter((value): value is number => typeof value === "number");
  if (known.length === 0) return { values: [], mean: null, sd: null };
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const sd = known.length < 2 ? null : Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (known.length - 1));
  return { values: known, mean, sd };
}

/** One spread for each place of curves that run side by side. */
export function spreadsOf(curves: (number | null)[][]): Spread[] {
  const length = Math.max(0, ...curves.map(curve => curve.length));
  return Array.from({ length }, (_, place) => spreadOf(curves.map(curve => curve[place])));
}

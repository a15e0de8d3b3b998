import type { Spread } from "./types";

/** Mean and sample standard deviation of those that are numbers. */
export function spreadOf(values: (number | null | undefined)[]): Spread {
  const known = values.filter((value): value is number => typeof value === "number");
  if (known.length === 0) return { values: [], mean: null, sd: null };
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const sd = known.length < 2 ? null : Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (known.length - 1));
  return { values: known, mean, sd };
}

/** The t within which 95 % of Student's distribution lies, of whole degrees of freedom: the same series as in Comparing/StudentT.cs. */
export function studentT(freedom: number): number {
  const odd = freedom % 2 === 1;
  const within = (angle: number) => {
    let [term, sum] = [odd ? Math.cos(angle) : 1, 0];
    for (let power = odd ? 3 : 2; power <= freedom; power += 2) {
      sum += term;
      term *= Math.cos(angle) ** 2 * (power - 1) / power;
    }
    return odd ? (angle + Math.sin(angle) * sum) * 2 / Math.PI : Math.sin(angle) * sum;
  };
  let [low, high] = [0, Math.PI / 2];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (within(middle) < 0.95) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan((low + high) / 2);
}

/** McNemar's exact test (1947): how likely as uneven a split of so many changes is by chance. */
export function mcnemar(one: number, other: number): number {
  const n = one + other;
  let [share, sum] = [0.5 ** n, 0];
  for (let k = 0; k <= Math.min(one, other); k++) {
    sum += share;
    share *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * sum);
}

/** One spread for each place of curves that run side by side. */
export function spreadsOf(curves: (number | null)[][]): Spread[] {
  const length = Math.max(0, ...curves.map(curve => curve.length));
  return Array.from({ length }, (_, place) => spreadOf(curves.map(curve => curve[place])));
}

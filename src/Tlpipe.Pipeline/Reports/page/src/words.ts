// Numbers as they read.
import { studentT } from "./statistics";
import type { Spread } from "./types";

const minus = (text: string) => text.replace("-", "−");

/** A metric: three digits after the point, as many as the size of a validation set usually bears. */
export const number = (value: unknown, digits = 3): string =>
  typeof value !== "number" || !Number.isFinite(value) ? "–"
  : value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits ? minus(value.toPrecision(2))
  : minus(value.toFixed(Math.abs(value) >= 100 ? 1 : digits));

/** A number on an axis: as many digits as it needs, so that neighbours differ. */
export const axisNumber = (value: number): string => minus(String(Number(value.toPrecision(6))));

export const signed = (value: number | null | undefined, digits = 3): string =>
  typeof value !== "number" ? "–" : `${value > 0 ? "+" : ""}${number(value, digits)}`;

export const percent = (value: number | null | undefined): string => typeof value !== "number" ? "–" : `${minus((value * 100).toFixed(1))} %`;

/** A difference of two shares: percent would be in relation to the first. */
export const points = (value: number | null | undefined): string => typeof value !== "number" ? "–" : `${value > 0 ? "+" : ""}${minus((value * 100).toFixed(1))} points`;

/** Mean and spread over seeds. */
export const spread = (value: Spread | undefined, write: (value: number | null | undefined) => string = number): string =>
  value?.mean == null ? "–" : value.sd == null ? write(value.mean) : `${write(value.mean)} ± ${write(value.sd).replace("+", "")}`;

/** The seeds in which something never came about, which count in neither mean nor spread; those whose trainings diverged are not among them. */
export const missed = (value: Spread | undefined, diverged: number): number => value ? value.values.filter(one => one === null).length - diverged : 0;

export const seconds = (value: number | null | undefined): string =>
  typeof value !== "number" ? "–"
  : value < 1 ? `${Math.round(value * 1000)} ms`
  : value < 120 ? `${value.toFixed(1)} s`
  : value < 7200 ? `${(value / 60).toFixed(1)} min`
  : `${(value / 3600).toFixed(1)} h`;

export const list = (texts: string[]): string =>
  texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;

export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

/** 1 where the 95 % interval of a gain lies above zero, −1 where it lies below, 0 where nothing can be said. Of one seed it is the sign. */
export function direction(value: Spread | undefined): -1 | 0 | 1 {
  if (value?.mean == null) return 0;
  const seeds = value.values.filter(one => one !== null).length;
  const doubt = seeds < 2 ? 0 : (value.sd ?? 0) / Math.sqrt(seeds) * studentT(seeds - 1);
  return value.mean > doubt ? 1 : value.mean < -doubt ? -1 : 0;
}

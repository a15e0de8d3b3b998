// What Reports/ReportData.cs puts into the page. Parts that an artifact lacks are absent.

export type Values = Record<string, number | null>;

export interface Spread { values: (number | null)[]; mean: number | null; sd: number | null }

export interface Curve { key?: string; start?: Values; tasks: Record<string, (number | null)[]>; test?: Values }

export interface Gains { start?: Spread; firstEpoch?: Spread; epochsToBaseline?: Spread; area?: Spread; best?: Spread; last?: Spread }

export interface ScratchComparison {
  with: "scratch";
  seeds: number[];
  diverged?: string[];
  sweep?: { rate: number; score: number | null }[];
  rate?: number;
  runs: { seed: number; transfer: Curve | null; baseline: Curve | null }[];
  gains: Record<string, Gains>;
  sizes?: { examples: number; transfer: Record<string, Spread>; baseline: Record<string, Spread> }[];
}

export interface Together { joint: Spread; alone: Spread; difference: Spread; relative?: Spread; verdict?: string }

export interface SingleTaskComparison {
  with: "single-task";
  seeds: number[];
  diverged?: string[];
  runs: { seed: number; joint: Curve | null; alone: Record<string, Curve | null> }[];
  tasks: Record<string, Together>;
  test?: Record<string, Together>;
  deltaM?: Spread;
  pairs?: { tasks: string[]; difference: Record<string, Spread> }[];
}

export type Comparison = ScratchComparison | SingleTaskComparison;

export interface Epoch {
  epoch: number;
  rate: number | null;
  score: number | null;
  phase?: string;
  tasks: Record<string, Values>;
  gradients?: { steps?: number; cosines: (number | null)[][] };
}

export interface Metrics {
  format: number;
  bestEpoch: number;
  tasks?: string[];
  primary?: Record<string, { metric: string; higherIsBetter: boolean }>;
  start: Record<string, Values>;
  epochs: Epoch[];
  test: Record<string, Values>;
  comparisons?: Comparison[];
}

export interface Measured {
  split: string;
  n: number;
  intervals?: Record<string, [number, number]>;
  details?: { confusionMatrix?: number[][] };
  [metric: string]: unknown;
}

export interface ManifestTask {
  name: string;
  output: { kind: string; labels: string[] };
  metrics: { primary: string; bestEpoch: number; start?: Measured; best: Measured; last: Measured; test?: Measured };
}

export interface Manifest {
  name: string;
  version: string;
  key: string;
  trainingKey: string;
  tasks: ManifestTask[];
  inputs: Record<string, string>;
  provenance: Record<string, string>;
  environment: Record<string, string>;
  files: Record<string, string>;
}

export interface Bin { from: number; to: number; n: number; confidence: number; accuracy: number }

export interface Wrong { id: string; name: string; label: number | number[]; output: (number | null)[] | null; top?: [number, number][]; loss: number | null }

export interface TaskPredictions {
  kind: "softmax" | "sigmoid" | "number";
  labels: string[];
  n: number;
  wrong?: Wrong[];
  calibration?: { bins: Bin[]; error: number; n: number };
  scatter?: { points: [number, number][]; of: number };
}

export interface Preview { type: string; data: string }

export interface Run {
  seconds?: number;
  parts?: { name: string; seconds: number }[];
  epochs?: { epoch: number; seconds: number }[];
  comparisons?: { with: string; runs: { seed: number; secondsToBaseline?: number | null; baselineSeconds?: number | null }[] }[];
}

export interface Side { model: string; version: string; key: string }

export interface Flipped { id: string; name: string; label: unknown; a: unknown; b: unknown; aConfidence: number | null; bConfidence: number | null }

export interface ComparedTask {
  metrics: { metric: string; split: string; a: number | null; b: number | null; difference: number | null; interval: [number, number] | null; beyondInterval: boolean | null }[];
  examples: {
    a: number; b: number; common: number; relabelled: number; p: number; significant: boolean;
    classes: { label: string; n: number; a: number; b: number }[];
    broken: Flipped[]; mended: Flipped[];
  } | null;
  notes: string[];
}

/** What Reports/ComparisonPage.cs puts into the page. */
export interface SideBySide {
  kind: "comparison";
  a: Report;
  b: Report;
  previews: Record<string, Preview>;
  comparison: {
    a: Side; b: Side; same: boolean;
    tasks: Record<string, ComparedTask>;
    onlyA: string[]; onlyB: string[];
    inputs: { name: string; changes: string[] }[];
    environment: Record<string, { a: string | null; b: string | null }>;
  };
}

export interface Report {
  kind: "report";
  model: Manifest;
  metrics?: Metrics;
  predictions?: Record<string, TaskPredictions>;
  previews?: Record<string, Preview>;
  run?: Run;
  rebuild: { command: string; says: string }[];
}

// What went in, and how to make it again.
import { details, h, section, table } from "./dom";
import type { Report } from "./types";

export function provenance({ model, rebuild }: Report): HTMLElement {
  const rows = (values: Record<string, string>) => Object.entries(values).sort(([a], [b]) => a < b ? -1 : 1).map(([name, value]) => [name, h("code", {}, value)]);
  return section("provenance", "What went in, and how to make it again",
    h("p", {}, "Input key ", h("code", {}, model.key), ". The same key in the same environment gives the same bytes."),
    h("dl", { class: "steps" }, ...rebuild.flatMap(step => [h("dt", {}, h("code", {}, step.command)), h("dd", {}, step.says)])),
    h("p", {}, h("code", {}, `${model.name}.model.yaml`), " stands for the model file, wherever it lies."),
    details("Versions and environment", table({ caption: "Made with", head: ["what", "which"], rows: rows({ ...model.provenance, ...model.environment }) })),
    details("Digests of all inputs", table({ caption: "SHA-256 of what went in", head: ["input", "digest"], rows: rows(model.inputs) })),
    details("Digests of the files", table({ caption: "SHA-256 of what came out", head: ["file", "digest"], rows: rows(model.files) })));
}

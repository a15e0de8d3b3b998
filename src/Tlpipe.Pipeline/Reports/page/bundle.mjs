// Makes one self-contained page of template, style and script: node bundle.mjs OUTPUT. Only {{data}} stays to be filled in.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [output] = process.argv.slice(2);
if (!output) throw new Error("usage: node bundle.mjs OUTPUT");

const bundled = async (entry, options) => {
  const result = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, legalComments: "none", charset: "utf8", ...options });
  return result.outputFiles[0].text.trim();
};
const script = await bundled("src/main.ts", { format: "iife", target: "es2022", define: { "process.env.NODE_ENV": '"production"' } });
const style = await bundled("src/page.css", { loader: { ".css": "css" } });

const text = (...path) => readFileSync(join("node_modules", ...path), "utf8").trim();
const notices = [
  ["Apache ECharts", text("echarts", "NOTICE"), text("echarts", "LICENSE")],
  ["zrender", text("zrender", "LICENSE")],
  ["tslib", text("tslib", "LICENSE.txt")],
].map(([name, ...texts]) => `${name}\n\n${texts.join("\n\n")}`).join(`\n\n${"-".repeat(72)}\n\n`);
const escaped = notices.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const parts = {
  scriptHash: `sha256-${createHash("sha256").update(script).digest("base64")}`,
  style,
  notices: escaped,
  script,
};
// Function replacers: a replacement text would give '$&' in the script a meaning.
const page = readFileSync("template.html", "utf8").replace(/\{\{(\w+)\}\}/g, (whole, name) => parts[name] ?? whole);
writeFileSync(output, page);

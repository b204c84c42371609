import { writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../measure/compile";
import type { Section } from "../types";
import { cells, head } from "./table";

const INTRODUCTION = `# Measurements

Written by \`npm run bench\`. Every figure is a median; the ratio beside it is the median of the ratios of
runs that were made side by side, in turn. The server runs in a separate process.
Figures depend on the machine; the ratios are what to compare.
`;

/** Writes the results with what they were measured on, and returns the file's path. */
export const write = (
  sections: readonly Section[],
  facts: readonly (readonly [string, string])[],
): string => {
  const file = path.join(ROOT, "bench/results.md");
  const machine = table(["Machine", ""], facts);
  writeFileSync(file, [INTRODUCTION, machine, ...sections.map(markdown)].join("\n"));
  return file;
};

const markdown = (section: Section): string =>
  `## ${section.title}\n\n${section.how}\n\n${table(head(section), section.figures.map(cells), [1, 2])}`;

const table = (
  names: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string => {
  const rule = names.map((_, column) => (right.includes(column) ? "---:" : "---"));
  return `${[names, rule, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n")}\n`;
};

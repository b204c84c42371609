import { writeFileSync } from "node:fs";
import path from "node:path";
import { markdownTable } from "../../scripts/tables/markdownTable";
import { ROOT } from "../measure/compile";
import type { Section } from "../types";
import { cells, head } from "./table";

const INTRODUCTION = `# Measurements

Written by \`npm run bench\`. Every figure is a median; the ratio beside it is the median of the ratios of
runs that were made side by side, in turn. The server runs in a separate process.
Figures depend on the machine; the ratios are what to compare.
`;

/** Writes the results with what they were measured on, and returns the file's path. */
export function write(
  sections: readonly Section[],
  facts: readonly (readonly [string, string])[],
): string {
  const file = path.join(ROOT, "bench/results.md");
  const machine = `${markdownTable(["Machine", ""], facts)}\n`;
  writeFileSync(file, [INTRODUCTION, machine, ...sections.map(markdown)].join("\n"));
  return file;
}

const markdown = (section: Section): string =>
  `## ${section.title}\n\n${section.how}\n\n${markdownTable(head(section), section.figures.map(cells), [1, 2])}\n`;

import { existsSync, readFileSync, writeFileSync } from "node:fs";
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

const FILE = path.join(ROOT, "bench/results.md");

/**
 * Writes the results with what they were measured on, and returns the file's path. Of a run of some cases only
 * their sections are written; the others stay as they are.
 */
export function write(
  sections: readonly Section[],
  facts: readonly (readonly [string, string])[],
  isWhole: boolean,
): string {
  const machine = `${markdownTable(["Machine", ""], facts)}\n`;
  const known = isWhole || !existsSync(FILE) ? "" : readFileSync(FILE, "utf8");
  const texts = withSections(known, sections, new Date().toISOString().slice(0, 10));
  writeFileSync(FILE, [INTRODUCTION, machine, ...texts].join("\n"));
  return FILE;
}

const withSections = (known: string, sections: readonly Section[], date: string): string[] => {
  const [, ...parts] = known.split(/^## /m);
  const byTitle = new Map(
    parts.map((part) => [titleKey(part.slice(0, part.indexOf("\n"))), `## ${part.trimEnd()}\n`]),
  );
  for (const section of sections) byTitle.set(titleKey(section.title), markdown(section, date));
  return [...byTitle.values()];
};

/** Titles tell how many rows and tables there are, which changes. */
const titleKey = (title: string): string => title.replaceAll(/[\d,]+/g, "#");

const markdown = (section: Section, date: string): string =>
  `## ${section.title}\n\n${section.how} Measured on ${date}.\n\n${markdownTable(head(section), section.figures.map(cells), [1, 2])}\n`;

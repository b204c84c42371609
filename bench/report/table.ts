import type { Figure, Section } from "../types";

/** The cells of one figure: what, median, ratio, target, met or missed. */
export const cells = ({ what, median, ratio = "", targets }: Figure): string[] => [
  what,
  median,
  ratio,
  targets.map(({ text }) => text).join("; "),
  targets.map(({ met }) => (met ? "met" : "MISSED")).join("; "),
];

export const head = (section: Section): string[] => [
  "What",
  "Median",
  section.ratioOf && `× ${section.ratioOf}`,
  "Target",
  "",
];

/** Prints a section as a table with aligned columns; numbers stand to the right. */
export const print = (section: Section): void => {
  const lines = [head(section), ...section.figures.map(cells)];
  const widths = head(section).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  console.log(`\n${section.title}\n${section.how}\n`);
  for (const line of lines) {
    const padded = line.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
    });
    console.log(`  ${padded.join("  ")}`.trimEnd());
  }
};

import { textTable } from "../../scripts/tables/textTable";
import type { Figure, Section } from "../types";

/** The cells of one figure: what, median, ratio, target, met or missed. */
export function cells({ what, median, ratio = "", targets }: Figure): string[] {
  return [
    what,
    median,
    ratio,
    targets.map(({ text }) => text).join("; "),
    targets.map(({ met }) => (met ? "met" : "MISSED")).join("; "),
  ];
}

export function head(section: Section): string[] {
  return ["What", "Median", section.ratioOf && `× ${section.ratioOf}`, "Target", ""];
}

/** Prints a section as a table with aligned columns; numbers are aligned to the right. */
export function print(section: Section): void {
  const right = (_: number, column: number) => column === 1 || column === 2;
  const table = textTable(head(section), section.figures.map(cells), { right, indent: 2 });
  console.log(`\n${section.title}\n${section.how}\n\n${table}`);
}

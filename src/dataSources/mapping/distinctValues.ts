import type { Element } from "@prismatic-io/spectral";
import type { DataverseRecord } from "../../client";

/** Each value once, with its label where it has one. */
export function distinctValues(
  rows: readonly DataverseRecord[],
  property: string,
  column: string,
): Element[] {
  const found = new Map<string, Element>();
  for (const row of rows) {
    const value = row[property];
    if (value === null || value === undefined || value === "") continue;
    const key = String(value);
    if (!found.has(key)) found.set(key, { key, label: labelOf(row, column) ?? key });
  }
  return [...found.values()];
}

const labelOf = ({ labels }: DataverseRecord, column: string): string | undefined => {
  const label = (labels as DataverseRecord | undefined)?.[column];
  if (Array.isArray(label)) return label.join("; ");
  return typeof label === "string" ? label : undefined;
};

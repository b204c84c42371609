import { wireWriter } from "../query";
import type { Document } from "./documents";

const formattedValue = "OData.Community.Display.V1.FormattedValue";

/** The columns of a row as search answers them: values as anywhere, lookups under their logical names. */
export function attributesOf(
  { source, row, formatted }: Document,
  shown: readonly string[],
): Record<string, unknown> {
  const { table } = source;
  const values: [string, unknown][] = shown.flatMap((name): [string, unknown][] => {
    const column = table.columns.get(name);
    const value = row[name] ?? null;
    if (column === undefined || value === null) return [];
    const label = formatted(name);
    return [
      [name, JSON.parse(wireWriter(column)(value))],
      ...(label === undefined
        ? []
        : ([[`${name}@${formattedValue}`, label]] as [string, unknown][])),
    ];
  });
  return Object.fromEntries([
    ["@search.objecttypecode", table.declaration.objectTypeCode],
    ...values,
  ]);
}

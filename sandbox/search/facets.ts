import { notSimulated } from "../odata/refusals";
import type { Row } from "../types";
import type { Document } from "./documents";
import { SearchProblem } from "./problem";

interface FacetResult {
  readonly Type: "Value" | "Range";
  readonly Value: unknown;
  readonly OptionalValue: unknown;
  readonly Count: number;
  readonly From: unknown;
  readonly To: unknown;
}

/**
 * What was found, counted by the values of columns. A facet is `column,count:5,sort:value` or
 * `column,values:1|10` or `column,interval:day`; `table:column` counts the rows of one table.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#facets-parameter
 */
export function facetsOf(
  documents: readonly Document[],
  facets: readonly string[],
): Record<string, FacetResult[]> {
  return Object.fromEntries(facets.map((facet) => facetOf(documents, facet)));
}

function facetOf(documents: readonly Document[], facet: string): [string, FacetResult[]] {
  const [name = "", ...parts] = facet.split(",").map((part) => part.trim());
  const settings = new Map(parts.map((part) => settingOf(facet, part)));
  checkTogether(facet, settings);
  const [column = "", table] = name.split(":").reverse();
  const counted = documents.filter(
    ({ source }) => table === undefined || source.table.logicalName === table,
  );
  const [values, interval] = [settings.get("values"), settings.get("interval")];
  if (values !== undefined) return [name, ranges(counted, column, values.split("|"))];
  return [name, valueCounts(counted, column, interval, settings)];
}

const known = ["count", "sort", "values", "interval", "timeoffset"];

function settingOf(facet: string, part: string): [string, string] {
  const at = part.indexOf(":");
  const key = part.slice(0, at);
  if (!known.includes(key)) throw invalid(facet);
  if (key === "timeoffset") throw notSimulated("the time offset of a facet");
  return [key, part.slice(at + 1)];
}

function checkTogether(facet: string, settings: ReadonlyMap<string, string>): void {
  const alone = ["values", "interval"].filter((key) => settings.has(key));
  const counting = settings.has("count") || settings.has("sort");
  const count = settings.get("count") ?? "10";
  if (alone.length > 1 || (alone.length > 0 && counting)) throw invalid(facet);
  if (!/^[1-9]\d{0,8}$/.test(count)) throw invalid(facet);
  if (!/^-?(count|value)$/.test(settings.get("sort") ?? "count")) throw invalid(facet);
}

function invalid(facet: string): SearchProblem {
  return new SearchProblem(`Invalid facet: '${facet}'.`);
}

type Value = Row[string];

function columnValue({ source, row }: Document, column: string): Value {
  if (column === "entityname") return source.table.logicalName;
  if (!source.indexed.has(column)) {
    throw new SearchProblem(`Invalid facet: Could not find a property named '${column}'.`);
  }
  return row[column] ?? null;
}

function valueCounts(
  documents: readonly Document[],
  column: string,
  interval: string | undefined,
  settings: ReadonlyMap<string, string>,
): FacetResult[] {
  const counts = new Map<NonNullable<Value>, { count: number; shown: string | undefined }>();
  for (const document of documents) {
    const value = columnValue(document, column);
    if (value === null) continue;
    const key = interval === undefined ? value : floor(value, interval);
    const isLookup = document.source.table.columns.get(column)?.type === "lookup";
    const shown = isLookup ? document.formatted(column) : undefined;
    counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, shown });
  }
  const sort = settings.get("sort") ?? (interval === undefined ? "count" : "value");
  return [...counts]
    .sort(([a, { count: m }], [b, { count: n }]) => {
      if (sort.endsWith("value")) return compare(a, b) * (sort === "value" ? 1 : -1);
      return (n - m) * (sort === "count" ? 1 : -1) || compare(a, b);
    })
    .slice(0, interval === undefined ? Number(settings.get("count") ?? 10) : undefined)
    .map(([value, { count, shown }]) => ({
      Type: "Value",
      Value: value,
      OptionalValue: shown ?? null,
      Count: count,
      From: null,
      To: null,
    }));
}

/** The beginning of the interval that a value is in: of a number, or of a time. */
function floor(value: NonNullable<Value>, interval: string): NonNullable<Value> {
  if (/^[1-9]\d{0,9}$/.test(interval)) {
    return Math.floor(Number(value) / Number(interval)) * Number(interval);
  }
  const time = String(value);
  const cut = { minute: 16, hour: 13, day: 10, month: 7, year: 4 }[interval];
  if (cut === undefined) throw notSimulated(`the interval ${interval} of a facet`);
  return time.slice(0, cut) + "0000-01-01T00:00:00Z".slice(cut);
}

function ranges(documents: readonly Document[], column: string, bounds: readonly string[]) {
  const values = documents
    .map((document) => columnValue(document, column))
    .filter((each) => each !== null);
  const isNumeric = values.every((value) => typeof value !== "string");
  const limits = bounds.map((bound) => (isNumeric ? Number(bound) : bound));
  return [null, ...limits].map((from, at): FacetResult => {
    const to = limits[at] ?? null;
    const inside = values.filter(
      (value) =>
        (from === null || compare(value, from) >= 0) && (to === null || compare(value, to) < 0),
    );
    const rest = { Type: "Range", Value: null, OptionalValue: null } as const;
    return { ...rest, Count: inside.length, From: from, To: to };
  });
}

function compare(a: NonNullable<Value>, b: NonNullable<Value>): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

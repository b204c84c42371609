import { defaults } from "../../defaults";
import { nestedItems, readExpandItem } from "../../odata/expandItem";
import { encodeOption } from "../../odata/query";
import type { DataverseRecord } from "../../types";
import { cutCollections } from "../paging/expanded";

/** An expanded collection of a single record that may hold more rows than were returned. */
export interface CutExpand {
  /** Path of the collection inside the record, e.g. `primarycontactid/Contact_Tasks`. */
  readonly path: string;
  /** Where all of its rows, or the rest of them, are; null inside of another collection. */
  readonly link: string | null;
  /** True when the link yields all rows from the first on. */
  readonly fromStart: boolean;
  readonly rows: DataverseRecord[];
  readonly keep: (rows: DataverseRecord[], nextLink?: string) => void;
}

/**
 * The expanded collections of a single record that have reached the most that is inlined. Such an answer
 * carries no next link, so that only the number of rows shows it (Microsoft: "Join tables").
 *
 * @param url of the record
 * @param items of its `$expand`
 */
export function cutExpands(
  record: DataverseRecord,
  url: string,
  items: readonly string[],
): CutExpand[] {
  const linked = cutCollections(record).map(({ nextLink, ...cut }) => ({ ...cut, link: nextLink }));
  const known = new Set(linked.map(({ path }) => path));
  return [...linked, ...unlinked(record, url, items, "").filter(({ path }) => !known.has(path))];
}

const unlinked = (
  record: DataverseRecord,
  url: string | null,
  items: readonly string[],
  prefix: string,
): CutExpand[] => {
  const expanded = new Map(items.map((item) => [readExpandItem(item).property, item] as const));
  return Object.entries(record).flatMap(([property, value]) => {
    const { options } = readExpandItem(expanded.get(property) ?? property);
    const path = prefix + property;
    const link = url === null ? null : `${url}/${property}`;
    if (isRecord(value)) return unlinked(value, link, nestedItems(options), `${path}/`);
    if (!Array.isArray(value)) return [];
    const rows: DataverseRecord[] = value.filter(isRecord);
    const inside = rows.flatMap((row) => unlinked(row, null, nestedItems(options), `${path}/`));
    const limited = options.some((option) => /^\$top\s*=/i.test(option));
    if (rows.length < defaults.maxInlinedChildren || limited) return inside;
    const keep = keeper(record, property);
    const all = link === null ? null : link + queryOf(options);
    return [{ path, link: all, fromStart: true, rows, keep }, ...inside];
  });
};

const keeper =
  (record: DataverseRecord, property: string): CutExpand["keep"] =>
  (rows) => {
    record[property] = rows;
  };

const queryOf = (options: readonly string[]): string => {
  const parts = options.map((option) => {
    const at = option.indexOf("=");
    return `${option.slice(0, at)}=${encodeOption(option.slice(at + 1))}`;
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
};

const isRecord = (value: unknown): value is DataverseRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

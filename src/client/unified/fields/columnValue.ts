import { isLookup } from "../../compare/writtenColumns";
import { FORMATTED, LOOKUP_TABLE } from "../../labels/annotations";
import { toApp, toColumn } from "../../mapping/valuePairs";
import type { DataverseRecord } from "../../types";
import type { BoundColumn, ReadField, Writing } from "./field";
import { referenceOf } from "./given";

const CHOICES = new Set(["choice", "state", "status"]);

const nothing: ReadField = () => null;

/**
 * How a column is read into a model: choices by their labels, lookups as `{ id, name, type }`, anything else as
 * Dataverse sends it. A value that the Field Map has another for is that one.
 */
export function columnReader(bound: BoundColumn | undefined): ReadField {
  if (!bound) return nothing;
  const { column, property, values } = bound;
  const plain = plainReader(bound);
  if (!values) return plain;
  const isList = column.kind === "multichoice";
  // A value that the map does not have is better read as it is than lost.
  return (row) => {
    const value = row[property] ?? null;
    if (!isList || typeof value !== "string") {
      const found = toApp(values, value);
      return found ? found.value : plain(row);
    }
    const found = value.split(",").map((item) => toApp(values, Number(item)));
    return found.every((each) => each !== undefined) ? found.map((each) => each.value) : plain(row);
  };
}

const plainReader = (bound: BoundColumn): ReadField => {
  const { column, property } = bound;
  if (isLookup(column.kind)) return referenceReader(bound, true);
  if (CHOICES.has(column.kind)) {
    const label = `${property}@${FORMATTED}`;
    return (row) => row[label] ?? row[property] ?? null;
  }
  if (column.kind === "multichoice") return labelsReader(bound);
  return (row) => row[property] ?? null;
};

const labelsReader = ({ column, property }: BoundColumn): ReadField => {
  const labels = new Map(column.options?.map(({ value, label }) => [value, label]));
  return (row) => {
    const value = row[property];
    if (typeof value !== "string") return null;
    return value.split(",").map((each) => labels.get(Number(each)) ?? Number(each));
  };
};

/**
 * Reads a lookup as `{ id, name }`, with the table of the record as `type` where there may be several. The name
 * comes beside the ID, without a request.
 *
 * @param table the only one whose records are read; those of others are null
 */
export function referenceReader(
  bound: BoundColumn | undefined,
  typed: boolean,
  table?: string,
): ReadField {
  if (!bound) return nothing;
  const { column, property } = bound;
  const [nameOf, tableOf] = [`${property}@${FORMATTED}`, `${property}@${LOOKUP_TABLE}`];
  const [only, another] = column.targets ?? [];
  const sure = another ? undefined : only?.table;
  const wanted = table ?? bound.target;
  return (row) => {
    const id = row[property];
    if (typeof id !== "string") return null;
    const type = row[tableOf] ?? sure ?? null;
    if (wanted !== undefined && type !== wanted) return null;
    const reference = { id, name: row[nameOf] ?? null };
    return typed ? { ...reference, type } : reference;
  };
}

/** Sets the column of a part to a value of the model. Lookups may be given as they are read. */
export function putValue(
  to: Writing,
  bound: BoundColumn | undefined,
  { part, given, table }: { part: string; given: unknown; table?: string | undefined },
): void {
  if (!bound) {
    to.put(bound, part, given);
    return;
  }
  const typed = typedFor(bound, given, table);
  if ("wrong" in typed) to.fault(part, typed.wrong);
  else if ("unlink" in typed) to.unlink(bound, typed.unlink);
  else to.put(bound, part, typed.value);
}

type Converted =
  | { readonly value: unknown }
  | { readonly wrong: string }
  | { readonly unlink: string };

const typedFor = (
  { column, values, target }: BoundColumn,
  given: unknown,
  table: string | undefined,
): Converted => {
  const wanted = target ?? table;
  if (values) return toColumn(values, given, column.kind === "multichoice");
  if (!isLookup(column.kind)) return { value: given };
  const isShared = (column.targets?.length ?? 0) > 1;
  if (given === null && wanted && isShared) return { unlink: wanted };
  return { value: referenceOf(given, wanted) };
};

/** Whether a row has anything in one of some columns. */
export function hasValue(row: DataverseRecord, columns: readonly BoundColumn[]): boolean {
  return columns.some(({ property }) => row[property] !== null && row[property] !== undefined);
}

import { contradictions, repeated } from "../../keys/contradictions";
import { keyInColumns, keyValueInColumn } from "../../mapping/keyInColumns";
import type { ResolvedMap } from "../../mapping/resolveFieldMap";
import { aboutRow, inFieldNames, toColumns } from "../../mapping/toColumns";
import type { DataverseRecord } from "../../types/context";
import { asRowRead, isRowRead } from "../../values/rowRead";
import { typeRecord } from "../../values/typeRecord";
import type { Fault, TypingOptions } from "../../values/types";
import type { Plan } from "../plan";
import type { BulkParams } from "../types";
import type { Address, Addressed } from "./address";
import { type AddressContext, splitRow } from "./rowAddress";

const isObject = (value: unknown): value is DataverseRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A row as it is to be sent, or what is wrong with it. */
export type Typed =
  | { readonly faults: readonly Fault[] }
  | {
      readonly record: DataverseRecord;
      readonly address: Address | undefined;
      readonly leftOut: readonly string[];
      /** Fields of the app that the map does not have. */
      readonly ignored: readonly string[];
    };

/** A row in any form: one in the words of an app goes by its columns, and its faults by its fields. */
export async function typedRow(
  given: unknown,
  context: AddressContext,
  { repairValues = true, unmappedFields }: BulkParams,
): Promise<Typed> {
  const { map } = context.plan;
  if (!map) return typedColumns(given, context, repairValues);
  if (!isObject(given))
    return typedColumns(scalarInColumns(given, map, context), context, repairValues);
  const { record, faults, ignored } = toColumns(given, map, unmappedFields);
  const typed = await typedColumns({ ...aboutRow(given, map), ...record }, context, repairValues);
  const found = "faults" in typed ? inFieldNames(typed.faults, map) : [];
  if (faults.length + found.length > 0) return { faults: [...faults, ...found] };
  return { ...typed, ignored };
}

/** A row that is nothing but its key: the value of a key of one column, or a text that says which record. */
const scalarInColumns = (given: unknown, map: ResolvedMap, context: AddressContext): unknown => {
  const [column] = context.plan.keys;
  if (!column) {
    return typeof given === "string" ? keyInColumns(context.environment, given, map) : given;
  }
  const mapped = [...map.values()].find((each) => each.column === column);
  return mapped ? keyValueInColumn(mapped, given) : given;
};

const typedColumns = async (
  given: unknown,
  context: AddressContext,
  repair: boolean,
): Promise<Typed> => {
  const { plan, typing, lookups } = context;
  const { addressed, rest } = await splitRow(given, context);
  if (plan.verb === "delete") {
    if (!addressed || "fault" in addressed) return { faults: addressed ? [addressed.fault] : [] };
    return { record: {}, address: addressed, leftOut: [], ignored: [] };
  }
  // What begins with `@` is no column of a row, but says whether it was read before.
  const wasRead = isObject(given) && isRowRead(given);
  const own = withoutKey(rest, addressed, plan, typing);
  const typed = repair
    ? await typeRecord(
        wasRead ? asRowRead(own.record) : own.record,
        plan.definition,
        typing,
        lookups,
      )
    : { record: own.record, faults: [], leftOut: [] };
  const found = [
    ...(addressed && "fault" in addressed ? [addressed.fault] : []),
    ...own.faults,
    ...typed.faults,
  ];
  const faults = [...found, ...emptiness(plan, typed.record, found)];
  if (faults.length > 0 || (addressed && "fault" in addressed)) return { faults };
  return { record: typed.record, address: addressed, leftOut: typed.leftOut, ignored: [] };
};

/** Columns of the key are not written once more; UpsertMultiple refuses them. Others than the key's are. */
const withoutKey = (
  rest: DataverseRecord,
  addressed: Addressed | undefined,
  { verb, definition }: Plan,
  typing: TypingOptions,
): { readonly record: DataverseRecord; readonly faults: readonly Fault[] } => {
  if (verb === "create" || !addressed || "fault" in addressed) return { record: rest, faults: [] };
  const names = new Set(repeated(addressed, rest, definition));
  if (names.size === 0) return { record: rest, faults: [] };
  const others = contradictions(addressed, rest, definition, typing);
  return {
    record: Object.fromEntries(Object.entries(rest).filter(([name]) => !names.has(name))),
    faults: others.map((column) => ({ column, what: contradictedBy })),
  };
};

const contradictedBy =
  "the value is another one than in the key that the row goes by, and a key cannot be changed by the write that goes by it: leave the column out, or go by the record's id";

/** A write without a column does nothing but fire custom logic; only an upsert means something by it. */
const emptiness = ({ verb }: Plan, record: DataverseRecord, faults: readonly Fault[]): Fault[] => {
  const nothing =
    faults.length === 0 && Object.values(record).every((value) => value === undefined);
  if (!nothing || verb === "upsert" || verb === "createOnly") return [];
  return [{ column: "", what: "the row has no column to write" }];
};

import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import {
  entriesFor,
  isTable,
  type ResolvedField,
  resolveFieldMap,
} from "../mapping/resolveFieldMap";
import type { TableOutline } from "../metadata/describe/types";
import type { FieldMap, FieldMapEntry } from "../types/fieldMap";
import type { TableDefinition } from "../types/tables";
import { shown } from "../values/types";
import { isRequiredNow } from "./compareTable";
import type { Sides } from "./facts";
import type { DescribedTable } from "./readDescriptions";
import type { MappingCheck, MappingProblem } from "./types";

/** A table of one side: as it is compared, and as a field map is resolved by. */
export interface SideTable {
  readonly described: DescribedTable;
  readonly definition: TableDefinition;
  /** Of a table that was read just now. */
  readonly outline?: TableOutline;
}

export type TablePair = Sides<SideTable | undefined> & { readonly table: string };

/** What an entry of a map leads to: a field, or why there is none; undefined without the table. */
type Resolved = ResolvedField | string | undefined;

/** A field of the map with what it means on both sides. */
interface MappedField extends Sides<Resolved> {
  readonly entry: FieldMapEntry;
}

/** A table with what a map says of it, on both sides. */
export interface MappedPair {
  readonly pair: TablePair;
  readonly fields: readonly MappedField[];
}

export function mappedPair(map: FieldMap, pair: TablePair): MappedPair {
  const { before, after } = pair;
  const sides = [after, before].filter((side) => side !== undefined);
  const entries = new Set(sides.flatMap(({ definition }) => entriesFor(map, definition)));
  const fields = [...entries].map((entry) => ({
    entry,
    before: before && resolved(entry, before.definition),
    after: after && resolved(entry, after.definition),
  }));
  return { pair, fields };
}

/**
 * Whether each field still leads to a column of the same type that is read and written as before. An entry
 * that names no table need not be a column of each of them.
 */
export function checkMapping(tables: readonly MappedPair[]): MappingCheck {
  const everywhere = tables.flatMap(({ fields }) => fields);
  const led = new Set(everywhere.filter(leadsSomewhere).map(({ entry }) => entry));
  const problems = tables.flatMap(({ pair, fields }) =>
    fields.flatMap((field): MappingProblem[] => {
      const { entry } = field;
      const isElsewhere = !entry.mappedObject && !leadsSomewhere(field) && led.has(entry);
      const problem = isElsewhere ? undefined : problemOf(field);
      if (problem === undefined) return [];
      return [
        { table: pair.table, field: entry.field.key, column: entry.mappedField.key, problem },
      ];
    }),
  );
  return {
    works: problems.length === 0,
    problems,
    unmappedRequired: tables.flatMap(unmappedRequired),
  };
}

const leadsSomewhere = ({ before, after }: MappedField): boolean =>
  typeof before === "object" || typeof after === "object";

const problemOf = ({ before, after }: MappedField): string | undefined => {
  if (after === undefined) return "The table is gone.";
  if (typeof after === "string") return after;
  if (typeof before !== "object") return undefined;
  const [was, is] = [before.column, after.column];
  if (was.logicalName !== is.logicalName) {
    return `It led to the column ${was.logicalName}, and now leads to ${is.logicalName}.`;
  }
  if (was.kind !== is.kind) return `The type was ${was.kind}, and is ${is.kind}.`;
  const lost = (["validForRead", "validForCreate", "validForUpdate"] as const).filter(
    (right) => was[right] && !is[right],
  );
  if (lost.length === 0) return undefined;
  return `It can no longer be ${lost.map((right) => LOST[right]).join(", nor ")}.`;
};

const LOST = {
  validForRead: "read",
  validForCreate: "set by a create",
  validForUpdate: "set by an update",
};

const resolved = (entry: FieldMapEntry, table: TableDefinition): ResolvedField | string => {
  const { mappedObject } = entry;
  if (mappedObject && !isTable(table, mappedObject.key)) {
    return `The table ${table.logicalName} does not have the name ${shown(mappedObject.key)}.`;
  }
  try {
    const map = resolveFieldMap({ fields: [{ ...entry, mappedObject: undefined }] }, table);
    return map.get(entry.field.key) ?? `${table.logicalName} has no such column.`;
  } catch (error) {
    throwUnless(error, InputError);
    return error.message;
  }
};

const unmappedRequired = ({ pair, fields }: MappedPair): MappingCheck["unmappedRequired"] => {
  const { table, before, after } = pair;
  if (!before || !after || fields.length === 0) return [];
  const mapped = new Set(
    fields.flatMap((field) =>
      typeof field.after === "object" ? field.after.column.logicalName : [],
    ),
  );
  return [...after.described.columns.values()]
    .filter((column) => {
      const earlier = before.described.columns.get(column.name);
      return (
        !mapped.has(column.name) && isRequiredNow(column) && !(earlier && isRequiredNow(earlier))
      );
    })
    .map(({ name }) => ({ table, column: name }));
};

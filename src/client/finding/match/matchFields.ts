import { InputError } from "../../errors/InputError";
import { withFullStop } from "../../errors/withFullStop";
import { inFieldNames, toColumns } from "../../mapping/toColumns";
import {
  freshDefinition,
  knownDefinition,
  tableDefinition,
} from "../../metadata/cache/tableDefinition";
import { mappedTable } from "../../metadata/mappedTable";
import { setOwn } from "../../objects/ownProperty";
import { lookupContext } from "../../queries/filter/lookupContext";
import { typingOptions } from "../../records/typingOptions";
import type { Session } from "../../session/session";
import type { DataverseRecord } from "../../types";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import { listedFaults } from "../../values/describeFaults";
import { columnOf, type FoundColumn, unknownColumn } from "../../values/findColumn";
import type { Fault } from "../../values/types";
import type { FindEntityParams, MatchField } from "../types";
import { matchCondition, matchValue, saysNothing } from "./matchValue";

/** A column that records are found by. */
export interface MatchedColumn {
  readonly column: ColumnDefinition;
  /** As the column has it; of a lookup the id of the record. */
  readonly value: unknown;
}

/** What records have to be like to be found. */
export interface Match {
  readonly table: TableDefinition;
  readonly columns: readonly MatchedColumn[];
  /** In the syntax of `$filter`. */
  readonly condition: string;
  /** The same columns as a write takes them: in the words of the app where there is a field map. */
  readonly given: DataverseRecord;
}

/**
 * What the match fields mean by the definition of their table. What is wrong by a remembered definition may be
 * right by that of today.
 *
 * @throws InputError that names every field which cannot be used, before anything but definitions and the
 *   records of lookups was asked for
 */
export async function resolveMatch(session: Session, params: FindEntityParams): Promise<Match> {
  const { entityType, matchFields = [] } = params;
  refuseEmpty(matchFields);
  const remembered = knownDefinition(session, entityType, params);
  const table = remembered ?? (await tableDefinition(session, entityType, params));
  const first = await matchBy(session, params, table);
  if (!("faults" in first)) return first;
  const fresh = remembered && (await freshDefinition(session, entityType, params));
  const match = fresh && fresh !== table ? await matchBy(session, params, fresh) : first;
  if (!("faults" in match)) return match;
  throw new InputError(withFullStop(`Match Fields cannot be used: ${listedFaults(match.faults)}`));
}

/** Without a value, a field would fit every record, or those without one: neither is what was meant. */
const refuseEmpty = (fields: readonly MatchField[]): void => {
  const empty = fields.filter(({ value }) => saysNothing(value)).map(({ key }) => key);
  const [first] = empty;
  if (first === undefined) return;
  const has = empty.length === 1 ? "has" : "have";
  throw new InputError(
    `Match Fields cannot be used: ${empty.join(", ")} ${has} no value. Give one, or leave the field out; records without a value are found by Query Entities, with the filter ${first} eq null.`,
  );
};

type Faulty = { readonly faults: readonly Fault[] };

const matchBy = async (
  session: Session,
  params: FindEntityParams,
  table: TableDefinition,
): Promise<Match | Faulty> => {
  const { entityType, matchFields = [], fieldMap, unmappedFields } = params;
  const { record, faults } = recordOf(matchFields);
  if (faults.length > 0) return { faults };
  if (!fieldMap) return typeMatch(session, params, table, record);
  const { map } = await mappedTable(session, entityType, fieldMap, params);
  // A field that is left out would let more records fit.
  const unmapped = unmappedFields === "pass" ? "pass" : "refuse";
  const mapped = toColumns(record, map, unmapped);
  if (mapped.faults.length > 0) return { faults: mapped.faults };
  const match = await typeMatch(session, params, table, mapped.record);
  if ("faults" in match) return { faults: inFieldNames(match.faults, map) };
  return { ...match, given: record };
};

const recordOf = (fields: readonly MatchField[]): { record: DataverseRecord } & Faulty => {
  const record: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const { key, value } of fields) {
    if (Object.hasOwn(record, key)) faults.push({ column: key, what: "it is given twice" });
    else setOwn(record, key, value);
  }
  return { record, faults };
};

const typeMatch = async (
  session: Session,
  params: FindEntityParams,
  table: TableDefinition,
  record: DataverseRecord,
): Promise<Match | Faulty> => {
  const options = typingOptions(params, "update");
  const context = lookupContext(session, params);
  const columns = new Map<string, MatchedColumn>();
  const conditions: string[] = [];
  const given: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(record)) {
    const found = foundColumn(name, table);
    const logicalName = found?.column.logicalName ?? name;
    if (!found || columns.has(logicalName)) {
      const what = found
        ? `it means ${logicalName}, which is given twice`
        : unknownColumn(name, table);
      faults.push({ column: name, what });
      continue;
    }
    const typed = await matchValue(found, value, options, context);
    if ("wrong" in typed) {
      faults.push({ column: name, what: typed.wrong });
      continue;
    }
    columns.set(logicalName, { column: found.column, value: typed.value });
    conditions.push(matchCondition(found, typed.value));
    // A lookup's name may say which table it refers to; a display name is none that a write takes.
    setOwn(given, columnOf(name, table, {}) ? name : logicalName, value);
  }
  if (faults.length > 0) return { faults };
  return { table, columns: [...columns.values()], condition: conditions.join(" and "), given };
};

const foundColumn = (name: string, table: TableDefinition): FoundColumn | undefined => {
  const found = columnOf(name, table, {});
  if (found) return found;
  const column = columnNamed(name, table);
  return column && { column };
};

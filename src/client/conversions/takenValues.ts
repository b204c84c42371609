import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import { freshDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { ownValue, setOwn } from "../objects/ownProperty";
import { lookupContext } from "../queries/filter/lookupContext";
import { typingOptions } from "../records/typingOptions";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { ColumnDefinition, TableDefinition } from "../types/tables";
import { columnNamed } from "../values/columnNamed";
import { listedFaults } from "../values/describeFaults";
import { unknownColumn } from "../values/findColumn";
import { asRowRead } from "../values/rowRead";
import { isSettable, notSettable } from "../values/settable";
import { typeRecord } from "../values/typeRecord";
import type { Fault } from "../values/types";
import type { StandardTable } from "./standardTables";

const INPUT = "Take From Merged";

/** What the master takes from the merged record. */
export interface Taken {
  /** Logical names of the columns with a value. */
  readonly names: readonly string[];
  /** As a write takes them. */
  readonly values: DataverseRecord;
}

/**
 * The values of these columns in a row that was read, as another row of its table takes them. A column without
 * a value is left out, so that nothing is cleared.
 *
 * @throws InputError that names every column which is not there, or which no update sets
 */
export async function takenValues(
  session: Session,
  params: Impersonation,
  { logicalName }: StandardTable,
  columns: readonly string[],
  row: DataverseRecord,
): Promise<Taken> {
  if (columns.length === 0) return { names: [], values: {} };
  let table = await tableDefinition(session, logicalName, params);
  if (chooseColumns(columns, table).faults.length > 0) {
    // A column may be a minute old.
    table = await freshDefinition(session, logicalName, params);
  }
  const chosen = chooseColumns(columns, table);
  refuseFaults(logicalName, chosen.faults);
  const { names, part } = valuesOf(chosen.columns, row);
  const context = lookupContext(session, params);
  const typed = await typeRecord(asRowRead(part), table, typingOptions({}, "update"), context);
  refuseFaults(logicalName, typed.faults);
  return { names, values: typed.record };
}

interface Chosen {
  readonly columns: readonly ColumnDefinition[];
  readonly faults: readonly Fault[];
}

/** The columns that are meant, each once, and what is wrong with the others. Pure. */
export function chooseColumns(names: readonly string[], table: TableDefinition): Chosen {
  const columns = new Set<ColumnDefinition>();
  const faults: Fault[] = [];
  for (const name of names) {
    const column = columnNamed(name, table);
    const what = column ? notTaken(column) : unknownColumn(name, table);
    if (what !== undefined) faults.push({ column: name, what });
    else if (column) columns.add(column);
  }
  return { columns: [...columns], faults };
}

/** Kinds that a merge does not carry over as a value. */
const NO_VALUE = new Set(["file", "image", "partylist", "state", "status"]);

const notTaken = (column: ColumnDefinition): string | undefined => {
  if (column.isPrimaryId) return "it is the ID of the record";
  if (NO_VALUE.has(column.kind)) return `a column of the kind ${column.kind} cannot be taken`;
  return isSettable(column, "update") ? undefined : notSettable(column, "update");
};

const TABLE_OF_LOOKUP = "@Microsoft.Dynamics.CRM.lookuplogicalname";
const LOOKUPS = new Set(["lookup", "customer", "owner"]);

const valuesOf = (
  columns: readonly ColumnDefinition[],
  row: DataverseRecord,
): { readonly names: readonly string[]; readonly part: DataverseRecord } => {
  const names: string[] = [];
  const part: DataverseRecord = {};
  for (const { logicalName, kind } of columns) {
    const property = LOOKUPS.has(kind) ? `_${logicalName}_value` : logicalName;
    const value = ownValue(row, property);
    if (value === null || value === undefined) continue;
    names.push(logicalName);
    setOwn(part, property, value);
    const table = ownValue(row, property + TABLE_OF_LOOKUP);
    if (table !== undefined) setOwn(part, property + TABLE_OF_LOOKUP, table);
  }
  return { names, part };
};

const refuseFaults = (table: string, faults: readonly Fault[]): void => {
  if (faults.length === 0) return;
  const what = faults.length === 1 ? "a column" : `${faults.length} columns`;
  throw new InputError(
    withFullStop(
      `${INPUT} has ${what} that cannot be taken from a record of ${table}: ${listedFaults(faults)}`,
    ),
  );
};

import { ownValue, setOwn } from "../../objects/ownProperty";
import { normalizeGuid } from "../../odata/guid";
import { lookupContext } from "../../queries/filter/lookupContext";
import { typingOptions } from "../../records/typingOptions";
import type { Session } from "../../session/session";
import type { DataverseRecord } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { columnOf } from "../../values/findColumn";
import { typeRecord } from "../../values/typeRecord";
import type { Detection, PublishedRule } from "./readDetection";
import type { DuplicateRule, DuplicatesParams } from "./types";

/** The record whose duplicates are looked for, and what its rules make of it. */
export interface ComparedRecord {
  readonly entity: DataverseRecord;
  readonly rules: readonly DuplicateRule[];
}

/** The values of a record: those that are given, and those that are stored. */
interface Values {
  readonly table: TableDefinition;
  /** As a write takes them. */
  readonly given: DataverseRecord;
  readonly row: DataverseRecord | undefined;
}

/**
 * The columns of a record that its rules compare, as a write takes them. What is given goes before what is
 * stored. A rule that leaves out blanks is not applied where one of its columns is empty.
 */
export async function comparedRecord(
  session: Session,
  params: DuplicatesParams,
  values: Values,
  { rules }: Detection,
): Promise<ComparedRecord> {
  const { table, given, row } = values;
  const columns = new Set(
    rules.flatMap(({ conditions }) => conditions.map(({ column }) => column)),
  );
  const givenNames = namesByColumn(given, table);
  const stored = await storedValues(session, params, values, columns);
  const entity: Record<string, unknown> = {
    "@odata.type": `Microsoft.Dynamics.CRM.${table.logicalName}`,
  };
  const named = (row ?? given)[table.primaryIdAttribute];
  const id = typeof named === "string" ? (normalizeGuid(named) ?? named) : named;
  // Values that were read from a record have its id, and it is no duplicate of itself.
  if (id !== undefined) entity[table.primaryIdAttribute] = id;
  for (const [name, value] of Object.entries(stored)) setOwn(entity, name, value);
  for (const [column, name] of givenNames)
    if (columns.has(column)) setOwn(entity, name, given[name]);
  const isEmpty = (column: string) => {
    const name = givenNames.get(column);
    const value =
      name === undefined
        ? (ownValue(row ?? {}, column) ?? ownValue(row ?? {}, `_${column}_value`))
        : given[name];
    return (
      value === undefined || value === null || (typeof value === "string" && value.trim() === "")
    );
  };
  return { entity, rules: rules.map((rule) => withValues(rule, isEmpty)) };
}

const withValues = (rule: PublishedRule, isEmpty: (column: string) => boolean): DuplicateRule => {
  const empty = rule.conditions.filter(({ column }) => isEmpty(column));
  const applied = rule.conditions.length > 0 && !empty.some(({ ignoresBlanks }) => ignoresBlanks);
  return { ...rule, applied, missing: empty.map(({ column }) => column) };
};

/** Names of a record that is to be written, by the columns they mean. */
const namesByColumn = (
  record: DataverseRecord,
  table: TableDefinition,
): ReadonlyMap<string, string> =>
  new Map(
    Object.keys(record).flatMap((name) => {
      const [bare = ""] = name.split("@");
      const column = columnOf(bare, table, {})?.column;
      return column ? [[column.logicalName, name] as const] : [];
    }),
  );

/** Of what is stored, the columns that are compared; what no write takes is left to Dataverse to look up. */
const storedValues = async (
  session: Session,
  params: DuplicatesParams,
  { table, given, row }: Values,
  columns: ReadonlySet<string>,
): Promise<DataverseRecord> => {
  if (!row) return {};
  const names = namesByColumn(given, table);
  const picked: Record<string, unknown> = { "@odata.etag": String(row["@odata.etag"] ?? "") };
  for (const column of columns) {
    if (names.has(column)) continue;
    for (const name of [column, `_${column}_value`]) {
      const value = ownValue(row, name);
      if (value !== undefined && value !== null) setOwn(picked, name, value);
    }
  }
  const options = typingOptions(params, "createAt");
  const context = lookupContext(session, params);
  const { record } = await typeRecord(picked, table, options, context);
  return Object.fromEntries(Object.entries(record).filter(([name]) => !name.startsWith("@")));
};

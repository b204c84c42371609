import { ownValue } from "../../objects/ownProperty";
import { normalizeGuid } from "../../odata/guid";
import type { TableDefinition, TableName } from "../../types/tables";
import { isRowRead } from "../../values/rowRead";
import { typeRecord } from "../../values/typeRecord";
import { shown } from "../../values/types";
import { bareType, isBaseType, NAMESPACE } from "../signatures/typeNames";
import { PRINCIPALS, recordValue } from "./recordValue";
import { type Encoded, type Encoding, fault } from "./types";

type Columns = Readonly<Record<string, unknown>>;

/** Parameters that are not about the record they hold, but about what is in it. */
const CONTENT = /(?:^|\.)(?:UpdateContent|BusinessEntity)$/;

/** A record of no table, with whatever columns it has. */
const EXPANDO = "expando";

/** An object of columns: a row that was read before, or the values of a record. */
export async function encodeColumns(
  columns: Columns,
  declared: string,
  path: string,
  encoding: Encoding,
): Promise<Encoded> {
  const said = saidTable(columns);
  if (said?.toLowerCase() === EXPANDO) {
    return { value: { ...columns, "@odata.type": NAMESPACE + EXPANDO } };
  }
  if (declared === EXPANDO) {
    return { value: { "@odata.type": NAMESPACE + EXPANDO, ...columns } };
  }
  const named = said ?? (isBaseType(declared) ? undefined : declared);
  if (named === undefined) {
    return fault(
      path,
      '"@odata.type" has to say of which table it is, e.g. "account"; a record that exists is given as {"table", "id"}',
    );
  }
  const { lookups } = encoding;
  const table = await lookups.table(named);
  if (!table) return fault(path, `there is no table ${shown(named)}`);
  if (!isBaseType(declared) && table.logicalName !== declared) {
    return fault(path, `it takes a record of ${declared}, not of ${table.logicalName}`);
  }
  const isContent = CONTENT.test(path);
  const id = isContent ? undefined : idOf(columns, table);
  if (id) return { value: recordValue(table, id, declared, encoding.into) };
  if (isRowRead(columns) && !isContent) {
    return fault(
      path,
      `the row that was read has no ${table.primaryIdAttribute} to refer to it by`,
    );
  }
  return encodeValues(columns, await lookups.definition(table), path, encoding);
}

/** Said by its type, or by the context that a row was read with: `…/$metadata#accounts(name)/$entity`. */
const saidTable = (columns: Columns): string | undefined => {
  const type = ownValue(columns, "@odata.type");
  if (typeof type === "string" && type.trim() !== "") return bareType(type);
  const context = ownValue(columns, "@odata.context");
  const hash = typeof context === "string" ? context.indexOf("#") : -1;
  const set = hash < 0 ? undefined : /^[A-Za-z_]\w*/.exec(String(context).slice(hash + 1))?.[0];
  return set;
};

/** The id of a row that was read, and of an object that holds nothing else. */
const idOf = (
  columns: Columns,
  { logicalName, primaryIdAttribute }: TableName,
): string | undefined => {
  const keys = PRINCIPALS.has(logicalName) ? [primaryIdAttribute, "ownerid"] : [primaryIdAttribute];
  const names = Object.keys(columns).filter((name) => !name.includes("@"));
  if (!isRowRead(columns) && !names.every((name) => keys.includes(name))) return undefined;
  const ids = keys.map((key) => ownValue(columns, key));
  const id = ids.find((value): value is string => typeof value === "string");
  return id === undefined ? undefined : normalizeGuid(id);
};

const encodeValues = async (
  columns: Columns,
  definition: TableDefinition,
  path: string,
  { typing, lookups }: Encoding,
): Promise<Encoded> => {
  const mode = path.endsWith("UpdateContent") ? "update" : "create";
  const own = Object.fromEntries(Object.entries(columns).filter(([name]) => !name.startsWith("@")));
  const { record, faults } = await typeRecord(own, definition, { ...typing, mode }, lookups);
  if (faults.length > 0) {
    return { faults: faults.map(({ column, what }) => ({ column: `${path}.${column}`, what })) };
  }
  return { value: { ...record, "@odata.type": NAMESPACE + definition.logicalName } };
};

import { columnsOfFields, readNameOf } from "../mapping/columnsOfFields";
import { type ResolvedMap, whyNothingMapped } from "../mapping/resolveFieldMap";
import { type MappedTable, mappedTable } from "../metadata/mappedTable";
import { splitOrder } from "../odata/splitOrder";
import type { Session } from "../session/session";
import type { FieldMap, Impersonation } from "../types";
import type { ColumnDefinition } from "../types/tables";
import { columnNamed } from "../values/columnNamed";

interface Params extends Impersonation {
  readonly entityType: string;
  readonly fieldNames?: readonly string[] | undefined;
  readonly orderByFieldNames?: readonly string[] | undefined;
  readonly fieldMap?: FieldMap | undefined;
}

/**
 * The parameters with fields of the app by their columns, and with the columns of the field map among those to
 * read: these alone where no others are asked for. What cannot be read is told.
 *
 * @throws InputError for a map that does not fit the table
 */
export async function withMappedColumns<P extends Params>(session: Session, params: P): Promise<P> {
  const { entityType, fieldMap, fieldNames = [], orderByFieldNames } = params;
  if (!fieldMap) return params;
  const { table, map } = await mappedTable(session, entityType, fieldMap, params);
  const ordered = orderByFieldNames && {
    ...params,
    orderByFieldNames: orderByFieldNames.map((item) => orderByColumn(item, map)),
  };
  const given = columnsOfFields(fieldNames, map);
  if (given.some((name) => name.trim() === "*")) return ordered ?? params;
  const read = readableColumns(session, fieldMap, { table, map });
  const named = new Set(given.map((name) => columnNamed(name, table)?.logicalName));
  const others = read.filter(({ logicalName }) => !named.has(logicalName)).map(readNameOf);
  const names = [...given, ...others];
  return { ...(ordered ?? params), ...(names.length > 0 ? { fieldNames: names } : {}) };
}

const orderByColumn = (item: string, map: ResolvedMap): string => {
  const { name, direction } = splitOrder(item);
  const mapped = map.get(name);
  return mapped ? `${readNameOf(mapped.column)} ${direction}`.trimEnd() : item;
};

/** The columns of a map that an answer can hold. What it cannot, and why there are none, is told. */
export function readableColumns(
  { logger }: Session,
  fieldMap: FieldMap,
  mapped: MappedTable,
): ColumnDefinition[] {
  const { map } = mapped;
  const nothing = whyNothingMapped(fieldMap, mapped);
  if (nothing !== undefined) logger.warn(nothing);
  const columns = new Set([...map.values()].map(({ column }) => column));
  const read = [...columns].filter(isReadable);
  const unread = [...columns].filter((column) => !isReadable(column));
  if (unread.length > 0) {
    const names = unread.map(({ logicalName }) => logicalName).join(", ");
    logger.info(`Field Map has columns that a record is read without: ${names}.`);
  }
  return read;
}

const isReadable = ({ kind, validForRead }: ColumnDefinition): boolean =>
  validForRead && kind !== "partylist";

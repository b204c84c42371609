import { readByAnyName } from "../../metadata/cache/readByAnyName";
import { requestTables } from "../../metadata/cache/requestTables";
import { TABLE_AND_COLUMN_NAMES, TABLE_NAMES } from "../../metadata/definition/definitionQuery";
import { type Json, list, text } from "../../metadata/definition/json";
import { readColumn } from "../../metadata/definition/readColumn";
import { readTableName } from "../../metadata/definition/readTableName";
import type { Session } from "../../session/session";
import type { TableName } from "../../types/tables";
import type { Columns } from "../../values/findColumn";

/** A table and, where they were asked for, its columns by their names. */
export interface ReportedTable extends TableName, Columns {}

/**
 * Reads the tables of these names in one request. Display names take the list of all tables as well. A table
 * that is named twice is returned once.
 *
 * @throws InputError when a name is that of no table, or of several
 */
export async function readTables(
  session: Session,
  names: readonly string[],
  withColumns: boolean,
  input: string,
): Promise<readonly ReportedTable[]> {
  const options = { impersonation: {}, input };
  const tables = await readByAnyName(session, names, options, (technical) =>
    requestTables(
      session,
      technical,
      {},
      {
        query: withColumns ? TABLE_AND_COLUMN_NAMES : TABLE_NAMES,
        operation: "Reading the definitions of the tables",
        toTable: toReportedTable,
      },
    ),
  );
  return [...new Map(tables.map((table) => [table.logicalName, table])).values()];
}

const toReportedTable = (json: Json): ReportedTable => ({
  ...readTableName(json),
  columns: new Map(
    list(json["Attributes"])
      .filter(({ AttributeOf }) => !AttributeOf)
      .map((column) => [text(column["LogicalName"]) ?? "", readColumn(column, [])]),
  ),
  relationships: [],
});

import { UnreadableBody } from "../../errors/failures";
import { definitionHeaders } from "../../metadata/cache/definitionCache";
import { findTable } from "../../metadata/cache/findTable";
import { isTechnicalName, tableByName } from "../../metadata/cache/lookUpTable";
import { conditions, only } from "../../metadata/definition/definitionQuery";
import { list, object, text } from "../../metadata/definition/json";
import { readColumn } from "../../metadata/definition/readColumn";
import { readTableName, TABLE_NAME_PROPERTIES } from "../../metadata/definition/readTableName";
import { parseJson } from "../../odata/json";
import { perform } from "../../session/perform";
import type { Session } from "../../session/session";
import type { HttpResponse } from "../../types/http";
import type { TableName } from "../../types/tables";
import type { Columns } from "../../values/findColumn";

/** A table and, where they were asked for, its columns by their names. */
export interface ReportedTable extends TableName, Columns {}

/**
 * The tables of these names, in one request; names that only people use take the list of all tables as
 * well. A table that is named twice is given once.
 *
 * @throws InputError when a name is that of no table, or of several
 */
export async function readTables(
  session: Session,
  names: readonly string[],
  withColumns: boolean,
): Promise<readonly ReportedTable[]> {
  const read = await request(session, names.filter(isTechnicalName), withColumns);
  const found = names.map((name) => ({ name, match: findTable(read, name) }));
  const missing = found.filter(({ match }) => match.kind !== "found").map(({ name }) => name);
  const resolved: string[] = [];
  for (const name of missing) {
    resolved.push((await tableByName(session, name, {}, "Entity Types")).logicalName);
  }
  const known = new Map(read.map((table) => [table.logicalName, table]));
  const unread = resolved.filter((name) => !known.has(name));
  for (const table of await request(session, unread, withColumns)) {
    known.set(table.logicalName, table);
  }
  const wanted = found.map(({ match }) =>
    match.kind === "found" ? match.table.logicalName : (resolved.shift() ?? ""),
  );
  return [...new Set(wanted)].flatMap((name) => known.get(name) ?? []);
}

const request = async (
  session: Session,
  names: readonly string[],
  withColumns: boolean,
): Promise<readonly ReportedTable[]> => {
  if (names.length === 0) return [];
  const query = {
    ...only([...TABLE_NAME_PROPERTIES, ...(withColumns ? ["Attributes"] : [])]),
    Criteria: {
      FilterOperator: "Or",
      Conditions: names.flatMap((name) => conditions(name.trim())),
    },
    ...(withColumns
      ? { AttributeQuery: only(["MetadataId", "LogicalName", "AttributeOf", "DisplayName"]) }
      : {}),
  };
  const response = await perform(session, {
    method: "GET",
    path: `RetrieveMetadataChanges(Query=@p1)?@p1=${encodeURIComponent(JSON.stringify(query))}`,
    operation: "Reading the definitions of the tables",
    repeat: "always",
    headers: definitionHeaders(session, {}),
    read: tablesOf,
  });
  return response.value as readonly ReportedTable[];
};

const tablesOf = ({ body }: HttpResponse): readonly ReportedTable[] => {
  const { EntityMetadata } = object(parseJson(body));
  if (!Array.isArray(EntityMetadata)) throw new UnreadableBody("the answer holds no definitions");
  return list(EntityMetadata).map((json) => ({
    ...readTableName(json),
    columns: new Map(
      list(json["Attributes"])
        .filter(({ AttributeOf }) => !AttributeOf)
        .map((column) => [text(column["LogicalName"]) ?? "", readColumn(column, [])]),
    ),
    relationships: [],
  }));
};

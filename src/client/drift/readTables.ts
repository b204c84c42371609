import { isTechnicalName } from "../metadata/cache/lookUpTable";
import { findByAnyName } from "../metadata/cache/readByAnyName";
import { requestTables } from "../metadata/cache/requestTables";
import { WHOLE_TABLE } from "../metadata/definition/definitionQuery";
import { readDefinition } from "../metadata/definition/readDefinition";
import type { Session } from "../session/session";
import type { TableDefinition, TableMatch } from "../types/tables";
import type { ReadTablesParams } from "./types";

/** Tables of one request: a whole table with its columns may be a megabyte. */
const TABLES_A_REQUEST = 8;

/**
 * Whole tables as they are now, past what is remembered of them; a match for each name. A logical name is read
 * alone: what no table has is gone, and is not looked for by its label.
 */
export async function readTables(
  session: Session,
  { names, logicalNames = false }: ReadTablesParams,
): Promise<readonly TableMatch<TableDefinition>[]> {
  if (!logicalNames) return findByAnyName(session, names, {}, (some) => request(session, some));
  const tables = await request(session, names.filter(isTechnicalName));
  const byName = new Map(tables.map((table) => [table.logicalName, table]));
  return names.map((name): TableMatch<TableDefinition> => {
    const table = byName.get(name);
    return table ? { kind: "found", table } : { kind: "unknown", suggestions: [] };
  });
}

const request = async (session: Session, names: readonly string[]): Promise<TableDefinition[]> => {
  const tables: TableDefinition[] = [];
  for (let at = 0; at < names.length; at += TABLES_A_REQUEST) {
    const some = names.slice(at, at + TABLES_A_REQUEST);
    const read = await requestTables(
      session,
      some,
      {},
      {
        query: WHOLE_TABLE,
        operation: `Reading the definition of ${some.join(", ")}`,
        toTable: readDefinition,
      },
    );
    tables.push(...read);
  }
  return tables;
};

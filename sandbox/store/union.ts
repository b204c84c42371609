import type { Schema, Table } from "../schema/derived";
import { besides, storedColumns, tableDdl } from "./ddl";
import { quote } from "./sql";

/**
 * An abstract table is a view of the rows of all activities, one below the other. Those tables come
 * first: SQLite refuses to alter any table while a view names one that is not there.
 */
export function unionDdl(schema: Schema, table: Table): string[] {
  const members = [...schema.tables.values()].filter(
    ({ declaration }) => declaration.activity && !declaration.abstract,
  );
  const selects = members.map((member) => selectAs(table, member));
  return [
    ...members.flatMap(tableDdl).map(ifMissing),
    `CREATE VIEW ${quote(table.logicalName)} AS ${selects.join(" UNION ALL ")}`,
  ];
}

function ifMissing(statement: string): string {
  return statement.replace(/^CREATE (UNIQUE )?(TABLE|INDEX)/, "CREATE $1$2 IF NOT EXISTS");
}

/** The rows of one activity with the columns of the abstract table: null for what it has not. */
function selectAs(table: Table, member: Table): string {
  const has = new Set(namesOf(member));
  const names = namesOf(table).map((name) =>
    has.has(name) ? quote(name) : `NULL AS ${quote(name)}`,
  );
  return `SELECT ${names.join(", ")} FROM ${quote(member.logicalName)}`;
}

function namesOf(table: Table): string[] {
  return storedColumns(table).flatMap((column) => [column.name, ...besides(column)]);
}

import initSqlJs from "sql.js";
import type { Schema } from "../schema/derived";
import type { Store } from "../types";
import { tableDdl } from "./ddl";
import { addDecimalFunctions } from "./decimalFunctions";
import { optionRows } from "./optionRows";
import { SqlStore } from "./sqlStore";
import { Statements } from "./statements";
import { tombstoneDdl, tombstonesTable } from "./tombstones";
import { unionDdl } from "./union";

export { changedValues } from "./changedValues";
export { comparableValue } from "./comparableValue";
export { moneyValues } from "./currency";
export { isDecimal } from "./decimalKey";
export { fold } from "./fold";
export { randomGuid } from "./guid";
export { identityOf, type RowIdentity, withPartition } from "./identity";
export { comparable, isText, quote } from "./sql";
export type { Parameter } from "./statements";
export { autoNumber, isoSeconds, owner, systemValues } from "./systemValues";
export { tombstonesTable } from "./tombstones";

/**
 * An empty store of the schema's tables, in memory. An SQL table comes into being when it is first
 * used: creating those of a large organization takes seconds, and few of them are ever asked for.
 *
 * For who writes SQL against it: SQL tables and columns are called by their logical names (quote
 * them: `quote`). Dataverse compares text without regard to letter case and accents, and sql.js
 * takes no collations, so a text column `name` has a companion `name__fold`, filled only where the
 * value goes beyond ASCII. Write `comparable(column, alias)` wherever a column is compared, sorted,
 * grouped or matched, and pass text to compare it with through `fold`:
 *
 *     `SELECT t."name" FROM "account" t WHERE ${comparable(name, "t")} = ?`, [fold("MÜLLER")]
 *
 * The expression ends in `COLLATE NOCASE`: `=`, `<`, `IN`, `LIKE`, `ORDER BY`, `GROUP BY` and the
 * unique indexes of alternate keys all follow it, natively, without a call back into JavaScript.
 * Decimals and amounts are stored as bytes that sort as the numbers do: pass what they are compared
 * with through `comparableValue` or `decimal_key`, and add them up by `decimal_sum` and `decimal_avg`. What is
 * selected comes back as a number, or as its digits where a number has not all of them.
 * `LIKE` needs a folded pattern too and knows `%` and `_`, but not T-SQL's `[a-z]`, which `GLOB`
 * on `lower(...)` does. A polymorphic lookup has its target's logical name in `<name>__table`.
 */
export async function openStore(schema: Schema): Promise<Store> {
  const { Database } = await engine();
  const open = (content?: Uint8Array) => {
    const database = new Database(content);
    for (const statement of pragmas) {
      database.run(statement);
    }
    addDecimalFunctions(database);
    return database;
  };
  const create = (name: string) => {
    if (name === tombstonesTable) return tombstoneDdl;
    const table = schema.tables.get(name);
    if (table?.declaration.abstract) return unionDdl(schema, table);
    if (table?.declaration.readOnly) return [...tableDdl(table), ...optionRows(schema, table)];
    return table ? tableDdl(table) : [];
  };
  return new SqlStore(schema, new Statements(open, create));
}

/**
 * sql.js keeps a database as a file in its own memory file system. Nobody else opens it and nothing
 * outlives the process, so it is locked once, its journal stays out of that file system, and the
 * cache is large enough (in KiB) to write pages back only at a commit.
 */
const pragmas = [
  "PRAGMA journal_mode = MEMORY",
  "PRAGMA locking_mode = EXCLUSIVE",
  "PRAGMA synchronous = OFF",
  "PRAGMA temp_store = MEMORY",
  "PRAGMA cache_size = -262144",
];

/** The WebAssembly module is compiled once a process; databases are many. */
function engine(): ReturnType<typeof initSqlJs> {
  compiled ??= initSqlJs();
  return compiled;
}

let compiled: ReturnType<typeof initSqlJs> | undefined;

import type { Environment } from "../environment";
import type { TableDefinition, TableName } from "../types/tables";

/** What lookups need to know of other tables. */
export interface LookupContext {
  readonly environment: Environment;
  /** A table by any of its names; undefined when there is none. */
  table(name: string): Promise<TableName | undefined>;
  /** Ids of the rows with this primary name, two at most. */
  idsByName(table: TableName, name: string): Promise<readonly string[]>;
  /** The columns and keys of a table. */
  definition(table: TableName): Promise<TableDefinition>;
  /** Name of the table that an earlier action of the same change set writes to, by `$name`. */
  tableOfAction?(action: string): string | undefined;
}

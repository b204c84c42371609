import type { Environment } from "../environment";
import type { TableDefinition, TableName } from "../types/tables";

/** What lookups need to know of other tables. */
export interface LookupContext {
  readonly environment: Environment;
  /** Reads together what `table` returns for these names, where several of them are not known yet. */
  prepare?(names: readonly string[]): Promise<void>;
  /** A table by any of its names; undefined when there is none. */
  table(name: string): Promise<TableName | undefined>;
  /** Ids of the rows with this primary name: two at least where there are several, and not all of many. */
  idsByName(table: TableName, name: string): Promise<readonly string[]>;
  /** Whether a table has a row with this ID. */
  hasId?(table: TableName, id: string): Promise<boolean>;
  /** Primary names of rows that are like one which no row has; none where that cannot be found out. */
  nearestNames?(table: TableName, name: string): Promise<readonly string[]>;
  /** The columns and keys of a table. */
  definition(table: TableName): Promise<TableDefinition>;
  /** Name of the table that an earlier action of the same change set writes to, by `$name`. */
  tableOfAction?(action: string): string | undefined;
}

/** Rows of one write that are told which names may be meant: each takes a request. */
const MOST_SUGGESTIONS = 3;

/** The same for a write of many rows, where many may be wrong in the same way. */
export function withFewSuggestions(context: LookupContext): LookupContext {
  let left = MOST_SUGGESTIONS;
  return {
    ...context,
    nearestNames: async (table, name) => {
      left -= 1;
      return left < 0 ? [] : ((await context.nearestNames?.(table, name)) ?? []);
    },
  };
}

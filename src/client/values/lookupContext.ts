import type { Environment } from "../environment";
import type { TableDefinition, TableName } from "../types/tables";
import type { PrincipalRow, PrincipalSearch } from "./principalTypes";

/** What lookups need to know of other tables. */
export interface LookupContext {
  readonly environment: Environment;
  /** Reads together what `table` returns for these names, where several of them are not known yet. */
  prepare?(names: readonly string[]): Promise<void>;
  /** A table by any of its names; undefined when there is none. */
  table(name: string): Promise<TableName | undefined>;
  /** Ids of the rows with this primary name: two at least where there are several, and not all of many. */
  idsByName(table: TableName, name: string): Promise<readonly string[]>;
  /** Primary names of rows that are like one which no row has; none where that cannot be found out. */
  nearestNames?(table: TableName, name: string): Promise<readonly string[]>;
  /** The columns and keys of a table. */
  definition(table: TableName): Promise<TableDefinition>;
  /** Users and teams by what people know them by: more than one where there are several. */
  principals?(search: PrincipalSearch): Promise<readonly PrincipalRow[]>;
  /** Id of the record at an alternate key; undefined where there is none. */
  idAt?(table: TableName, predicate: string): Promise<string | undefined>;
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

import { writtenColumns } from "../../compare/writtenColumns";
import { namesIn } from "../../odata/filter/namesIn";
import { type ReadFilter, requireNoOptions } from "../../odata/filter/readFilter";
import { resolveStrictFilter } from "../../queries/filter/resolveFilter";
import type { Session } from "../../session/session";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnNamed, evaluate } from "./evaluate";
import { filteredRows } from "./filteredRows";
import type { Scope, ScopeReading } from "./types";

const INPUT = "Scope";

/**
 * The rows of a condition, as it is given: it decides what is removed, so that nothing in it is repaired.
 *
 * @throws InputError for what Dataverse would not take as it is given
 */
export async function filterScope(
  session: Session,
  reading: ScopeReading,
  read: ReadFilter,
): Promise<Scope> {
  const { definition } = reading;
  requireNoOptions(read, INPUT);
  const params = { ...reading, entityType: definition.logicalName };
  const text = (await resolveStrictFilter(session, params, read, INPUT)) ?? "";
  const tree = read.condition?.tree;
  return {
    kind: "filter",
    pages: (rows) => filteredRows(session, reading, text, rows),
    columns: decisiveColumns(definition, text),
    holds: (valueAt) => (tree ? evaluate(tree, definition, valueAt) : undefined),
  };
}

/** What the condition looks at, and the lookups by which it leads to other tables. */
const decisiveColumns = (
  definition: TableDefinition,
  condition: string,
): readonly ColumnDefinition[] => {
  const written = writtenColumns(definition);
  const { columns, navigations } = namesIn(condition);
  const lookups = navigations.map(written);
  return [
    ...columns.flatMap((name) => columnNamed(definition, name) ?? []),
    ...lookups.flatMap((about) => (about.kind === "column" ? about.column : [])),
  ];
};

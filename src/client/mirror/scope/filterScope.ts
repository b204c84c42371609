import { readPages } from "../../compare/readPages";
import { namesIn } from "../../odata/filter/namesIn";
import type { ReadFilter } from "../../odata/filter/readFilter";
import { encodeOption } from "../../odata/query";
import { resolveStrictFilter } from "../../queries/filter/resolveFilter";
import type { Session } from "../../session/session";
import { columnNamed, evaluate } from "./evaluate";
import type { Scope, ScopeReading } from "./types";

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
  const params = { ...reading, entityType: definition.logicalName };
  const text = (await resolveStrictFilter(session, params, read, "Scope")) ?? "";
  const tree = read.condition?.tree;
  return {
    kind: "filter",
    pages: (select) => readPages(session, { ...reading, select }, encodeOption(text)),
    columns: namesIn(text).columns.flatMap((name) => columnNamed(definition, name) ?? []),
    holds: (valueAt) => (tree ? evaluate(tree, definition, valueAt) : undefined),
  };
}

import { DataverseError } from "../../errors/DataverseError";
import { knownDefinition, tableDefinition } from "../../metadata/cache/tableDefinition";
import type { Assumptions } from "../../metadata/retryWithFreshMetadata";
import { withDefinition } from "../../metadata/withDefinition";
import type { Session } from "../../session/session";
import type { FilterZone, Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import {
  type NamedColumns,
  requireExpandItems,
  takesDefinition,
  withPropertyNames,
} from "./columnNames";
import { expandedNamesHint, resolveExpands } from "./resolveExpands";
import { namesHint, requireAllNames, requireNames } from "./wrongNames";

interface Columns extends Impersonation, NamedColumns, FilterZone {
  readonly entityType: string;
}

/** Parameters with the columns that are meant, and the definition that says so, where it was read. */
interface Named<P> {
  readonly params: P;
  readonly table: TableDefinition | undefined;
}

/**
 * The same parameters with the columns that are meant. Names that no column can have in Dataverse take the
 * table's definition before anything is asked; lookups by their own names take it only after Dataverse has
 * refused them, so that a query whose names are right takes one request. What is remembered is used first,
 * and leads to the same request.
 *
 * @throws InputError for labels and the like that the table does not have, all of them at once
 * @throws the refusal, with the nearest names of all that are wrong
 */
export async function resolveColumns<P extends Columns>(
  session: Session,
  params: P,
  assumptions: Assumptions,
): Promise<P> {
  const { entityType } = params;
  const named = await assumptions.take<Named<P>>("columns", {
    first: async () => {
      requireExpandItems(params.expandPropertyNames);
      const expanded = await resolveExpands(session, params, "labels");
      if (takesDefinition(expanded)) return byDefinition(session, expanded);
      const table = knownDefinition(session, entityType, params);
      return { params: table ? withPropertyNames(expanded, table) : expanded, table };
    },
    correct: async (refusal, tried) => {
      if (!isUnknownColumn(refusal)) return undefined;
      const table = tried.table ?? (await definitionOrNothing(session, params));
      if (!table) return undefined;
      const named = withPropertyNames(tried.params, table);
      const other = await resolveExpands(session, named, "all");
      if (JSON.stringify(other) !== JSON.stringify(tried.params)) return { params: other, table };
      throw hinted(refusal, params, table, await expandedHint(session, tried.params));
    },
    explain: (refusal, { table }) =>
      table && isUnknownColumn(refusal) ? hinted(refusal, params, table) : refusal,
  });
  return named.params;
}

/**
 * The same for the columns that a write answers with. All names are checked by the definition before
 * anything is sent: nothing Microsoft writes says that a write whose `$select` is refused was not carried
 * out, so that it could neither be called undone nor be sent again under other names.
 *
 * @throws InputError for every name that the table does not have, all of them at once
 */
export function resolveReturned<P extends Columns>(
  session: Session,
  params: P,
): Promise<Named<P> & { readonly table: TableDefinition }> {
  return byDefinition(session, params, requireAllNames);
}

/** A label may be a minute old: what the definition does not have is looked for once more. */
const byDefinition = async <P extends Columns>(
  session: Session,
  params: P,
  requireThem = requireNames,
): Promise<Named<P> & { readonly table: TableDefinition }> => {
  return withDefinition(session, params, (table) => {
    const named = withPropertyNames(params, table);
    requireThem(named, table);
    return { params: named, table };
  });
};

const hinted = (
  error: DataverseError,
  params: Columns,
  table: TableDefinition,
  inExpands?: string,
): DataverseError => {
  const own = namesHint(withPropertyNames(params, table), table);
  const hint = [own, inExpands].filter((part) => part !== undefined).join(" ");
  return hint === "" ? error : error.withHint(hint);
};

/** The refusal is final, whatever keeps definitions from being read. */
const expandedHint = (session: Session, params: Columns): Promise<string | undefined> =>
  expandedNamesHint(session, params).catch(() => undefined);

/** A refusal of names with the nearest names of all that are wrong; any other error as it is. */
export async function withNearestNames(
  session: Session,
  params: Columns,
  error: unknown,
): Promise<unknown> {
  if (!isUnknownColumn(error)) return error;
  const table = await definitionOrNothing(session, params);
  return table ? hinted(error, params, table) : error;
}

/** The refusal is final, whatever keeps the definition from being read. */
const definitionOrNothing = (
  session: Session,
  params: Columns,
): Promise<TableDefinition | undefined> =>
  tableDefinition(session, params.entityType, params).catch(() => undefined);

/** Whether Dataverse has refused a query for a name in it. */
const isUnknownColumn = (error: unknown): error is DataverseError =>
  error instanceof DataverseError &&
  error.status === 400 &&
  /could not find a property named|not a navigation property|must evaluate to a single value of primitive type|navigation propert/i.test(
    error.detail,
  );

import { DataverseError } from "../../errors/DataverseError";
import { knownDefinition, tableDefinition } from "../../metadata/cache/tableDefinition";
import type { Assumptions } from "../../metadata/retryWithFreshMetadata";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { expandHint, type NamedColumns, namesById, withPropertyNames } from "./columnNames";

interface Columns extends Impersonation, NamedColumns {
  readonly entityType: string;
  readonly expandPropertyNames?: readonly string[] | undefined;
}

/** Parameters with the columns that are meant, and the definition that says so, where it was read. */
interface Named<P> {
  readonly params: P;
  readonly table: TableDefinition | undefined;
}

/**
 * The same parameters with the columns that are meant. Lookups that go by their own names take the table's
 * definition: it is read only after Dataverse has refused a name, or where a name is an id, so that a query
 * whose names are right takes one request. What is remembered is used first, and leads to the same request.
 *
 * @throws the refusal, for lookups in *Expand Property Name* with the navigation properties there are
 */
export async function resolveColumns<P extends Columns>(
  session: Session,
  params: P,
  assumptions: Assumptions,
): Promise<P> {
  const { entityType } = params;
  const named = await assumptions.take<Named<P>>("columns", {
    first: async () => {
      const table = namesById(params)
        ? await tableDefinition(session, entityType, params)
        : knownDefinition(session, entityType, params);
      return { params: table ? withPropertyNames(params, table) : params, table };
    },
    correct: async (refusal, tried) => {
      if (!isUnknownColumn(refusal)) return undefined;
      const table = tried.table ?? (await definitionOrNothing(session, params));
      if (!table) return undefined;
      const other = withPropertyNames(tried.params, table);
      if (JSON.stringify(other) !== JSON.stringify(tried.params)) return { params: other, table };
      throw hinted(refusal, params, table);
    },
    explain: (refusal, { table }) =>
      table && isUnknownColumn(refusal) ? hinted(refusal, params, table) : refusal,
  });
  return named.params;
}

const hinted = (
  error: DataverseError,
  { expandPropertyNames }: Columns,
  table: TableDefinition,
): DataverseError => {
  const hint = expandHint(expandPropertyNames, table);
  return hint === undefined ? error : error.withHint(hint);
};

/** The refusal is final, whatever keeps the definition from being read. */
const definitionOrNothing = (
  session: Session,
  params: Columns,
): Promise<TableDefinition | undefined> =>
  tableDefinition(session, params.entityType, params).catch(() => undefined);

const isUnknownColumn = (error: unknown): error is DataverseError =>
  error instanceof DataverseError &&
  error.status === 400 &&
  /could not find a property named|not a navigation property|must evaluate to a single value of primitive type|navigation propert/i.test(
    error.detail,
  );

import { DataverseError } from "../../errors/DataverseError";
import { knownDefinition, tableDefinition } from "../../metadata/cache/tableDefinition";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { expandHint, type NamedColumns, namesById, withPropertyNames } from "./columnNames";

interface Columns extends Impersonation, NamedColumns {
  readonly entityType: string;
  readonly expandPropertyNames?: readonly string[] | undefined;
}

/**
 * Reads with the columns that are meant. Lookups that go by their own names take the table's definition:
 * it is read only after Dataverse has refused a name, or where a name is an id, so that a query whose
 * names are right takes one request. What is remembered is used first, and leads to the same request.
 *
 * @throws the refusal, for lookups in *Expand Property Name* with the navigation properties there are
 */
export const withColumns = async <P extends Columns, T>(
  session: Session,
  params: P,
  use: (params: P) => Promise<T>,
): Promise<T> => {
  const { entityType } = params;
  const known = namesById(params)
    ? await tableDefinition(session, entityType, params)
    : knownDefinition(session, entityType, params);
  const tried = known ? withPropertyNames(params, known) : params;
  try {
    return await use(tried);
  } catch (error) {
    if (!isUnknownColumn(error)) throw error;
    const table = known ?? (await definitionOrNothing(session, params));
    if (!table) throw error;
    const named = withPropertyNames(tried, table);
    if (JSON.stringify(named) !== JSON.stringify(tried)) {
      return await use(named).catch((second: unknown) => {
        throw isUnknownColumn(second) ? hinted(second, params, table) : second;
      });
    }
    throw hinted(error, params, table);
  }
};

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

import { LOOKUP_TABLE } from "../labels/annotations";
import { getRecord } from "../records/getRecord";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { BoundModel } from "./bindModel";
import type { Row } from "./toRow";

interface Params extends Impersonation {
  readonly recordId: string;
  readonly row: Row;
}

/**
 * The columns to write, with null for lookups that refer to a record of the table that the model has them for. A
 * contact whose customer is another contact has no account in the model, and keeps its customer.
 */
export async function settleUnlinked(
  session: Session,
  { table }: BoundModel,
  { recordId, row, impersonateUserId, impersonateObjectId }: Params,
): Promise<DataverseRecord> {
  const { columns, unlinked } = row;
  if (unlinked.length === 0) return columns;
  const present = await getRecord(session, {
    impersonateUserId,
    impersonateObjectId,
    entityType: table.entitySetName,
    entityId: recordId,
    fieldNames: unlinked.map(({ column }) => column.property),
    includeAnnotations: LOOKUP_TABLE,
    returnNullWhenMissing: true,
  });
  const cleared = unlinked.filter(
    ({ column, table: of }) => present?.[`${column.property}@${LOOKUP_TABLE}`] === of,
  );
  return { ...columns, ...Object.fromEntries(cleared.map(({ column }) => [column.name, null])) };
}

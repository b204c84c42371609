import { InputError } from "../../errors/InputError";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import type { Session } from "../../session/session";
import { createdColumnsOf } from "../shared/createdColumns";
import { readColumns } from "../shared/readColumns";
import { sealed } from "../shared/rememberedTable";
import type { PolledTable } from "../shared/types";
import type { TrackParams } from "./types";

const MODIFIED_COLUMN = "modifiedon";

/**
 * What reading the changes of a table takes, from its definition. `timestampColumn` is `""` for a table
 * whose rows do not tell when they were changed.
 *
 * @throws InputError when the table has no records, does not track changes, or cannot tell new records
 *   from updated ones where only those are wanted
 */
export async function trackedTable(
  session: Session,
  params: Pick<TrackParams, "entityType" | "changeTypes" | "fieldNames">,
): Promise<PolledTable> {
  const { entityType, changeTypes } = params;
  const table = await tableDefinition(session, entityType);
  const { entitySetName, primaryIdAttribute, logicalName, columns } = table;
  if (entitySetName === "" || primaryIdAttribute === "") {
    throw new InputError(`Entity Type ${logicalName} has no records that could change.`);
  }
  // The rows of a many-to-many table are tracked if both of its ends are, which Dataverse says.
  if (!table.changeTracking && !table.isIntersect) {
    throw new InputError(
      `The table ${logicalName} does not track changes. Switch on "Track changes" in its advanced options in Power Apps, which cannot be switched off again; or use the trigger New and Updated Records, which needs no tracking but does not see deleted records.`,
    );
  }
  return sealed({
    entityType,
    timestampColumn: columns.get(MODIFIED_COLUMN)?.validForRead ? MODIFIED_COLUMN : "",
    set: entitySetName,
    primaryId: primaryIdAttribute,
    createdColumns: createdColumnsOf(table, changeTypes),
    ...readColumns(params, table),
  });
}

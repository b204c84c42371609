import { InputError } from "../../errors/InputError";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import type { Session } from "../../session/session";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import { createdColumnsOf } from "../shared/createdColumns";
import { readColumns } from "../shared/readColumns";
import { sealed } from "../shared/rememberedTable";
import type { PolledTable } from "../shared/types";
import type { PollParams } from "./types";

/** Date columns named in a refusal. */
const MOST_SUGGESTED = 8;

/**
 * What a poll needs to know of its table, from its definition.
 *
 * @throws InputError when the table has no records, or no such column with the time
 */
export async function polledTable(session: Session, params: PollParams): Promise<PolledTable> {
  const { entityType, timestampColumn, changeTypes } = params;
  const table = await tableDefinition(session, entityType);
  const { entitySetName, primaryIdAttribute, logicalName } = table;
  if (entitySetName === "" || primaryIdAttribute === "") {
    throw new InputError(`Entity Type ${logicalName} has no records that could be polled.`);
  }
  const stamp = columnNamed(timestampColumn, table);
  if (!stamp || !tellsTime(stamp)) {
    throw new InputError(
      `Timestamp Column ${JSON.stringify(timestampColumn)} is no readable date and time column of the table ${logicalName}${suggestion(table)}.`,
    );
  }
  return sealed({
    entityType,
    timestampColumn: stamp.logicalName,
    ...(stamp.logicalName === timestampColumn ? {} : { timestampGiven: timestampColumn }),
    set: entitySetName,
    primaryId: primaryIdAttribute,
    createdColumns: createdColumnsOf(table, changeTypes),
    ...readColumns(params, table),
  });
}

/** Only times in UTC can be compared with the server's clock. */
const tellsTime = (column: ColumnDefinition | undefined): boolean =>
  column?.kind === "datetime" &&
  column.validForRead &&
  column.validForFilter &&
  (column.dateBehavior ?? "UserLocal") === "UserLocal" &&
  column.format !== "DateOnly";

const suggestion = ({ columns }: TableDefinition): string => {
  const names = [...columns.values()].filter(tellsTime).map(({ logicalName }) => logicalName);
  if (names.length === 0) return ", which has none at all: it cannot be polled";
  const more = names.length > MOST_SUGGESTED ? ", …" : "";
  return `; it has ${names.slice(0, MOST_SUGGESTED).join(", ")}${more}`;
};
